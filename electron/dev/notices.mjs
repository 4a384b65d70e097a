// @ts-check
/** What `npm start` prints. English first, Chinese below: in a terminal nobody has chosen a language yet. */

/** @type {{ readonly [R in import('./choose-shell.mjs').Reason]: string }} */
export const noWindowBecause = {
  'no-program': `No desktop window: the Electron program is not on this machine.
To get it (needs the internet, once): npx install-electron, then npm start again.
没有桌面窗口：本机还没有 Electron 程序。联网运行一次 npx install-electron，再运行 npm start 即可。`,
  'no-display': `No desktop window: there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).
没有桌面窗口：这里没有可用的显示器（未设置 DISPLAY 或 WAYLAND_DISPLAY）。`,
  root: `No desktop window: Electron does not start as root. Start it as an ordinary user.
没有桌面窗口：Electron 不能以 root 身份启动，请改用普通用户。`,
}

/** @param {string} url */
export const servedAt = (url) => `
Recourse runs in your browser meanwhile:

    ${url}

Everything stays on this machine: the records live in the profile of the browser you open this address with.
Another browser, another profile or another port is another, empty store. Ctrl+C stops the server; records stay.
据理已可在浏览器中使用（地址见上）。数据只保存在本机、打开此地址的那个浏览器的用户配置里；
换浏览器、换配置或换端口看到的都是另一个空的数据库。按 Ctrl+C 停止服务，数据不会丢失。
`

/** @param {number} port */
export const portTaken = (port) => `Port ${port} of 127.0.0.1 is taken, so Recourse was not started.
Perhaps it runs already: open http://127.0.0.1:${port}/. If another program has the port, end it and run npm start again.
(The records belong to this very address, so Recourse does not move to another port by itself.)
端口 ${port} 已被占用，据理没有启动。也许它已在运行：请打开 http://127.0.0.1:${port}/；否则请先关闭占用端口的程序。`
