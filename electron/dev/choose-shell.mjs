// @ts-check
/**
 * @typedef {'no-program' | 'no-display' | 'root'} Reason why there is no desktop window
 * @typedef {{ readonly kind: 'desktop', readonly program: string } | { readonly kind: 'browser', readonly because: Reason }} Shell
 */

/**
 * The desktop window where it can run; else the browser, and why.
 * @param {{ program: string | undefined, platform: string, env: NodeJS.ProcessEnv, isRoot: boolean, args: readonly string[] }} machine
 * @returns {Shell}
 */
export function chooseShell({ program, platform, env, isRoot, args }) {
  if (program === undefined) return { kind: 'browser', because: 'no-program' }
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return { kind: 'browser', because: 'no-display' }
  // Chromium's sandbox cannot be set up by root, and Recourse does not run without it unless told so by hand
  if (platform === 'linux' && isRoot && !args.includes('--no-sandbox'))
    return { kind: 'browser', because: 'root' }
  return { kind: 'desktop', program }
}
