// @ts-check
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'

/**
 * Answers what a page asks the main process for, over HTTP: bytes go as they are, the rest as JSON. It stands for Electron's
 * channel, which a plain browser does not have; the page's end is `ask-over-http.ts`. The last part of the address names the
 * channel.
 * @param {(channel: string, args: object) => Promise<unknown>} answer
 * @returns {import('node:http').RequestListener}
 */
export const mainOverHttp = (answer) => (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://main')
  const headers = { 'access-control-allow-origin': '*' }
  /** @param {Uint8Array} bytes */
  const reply = async (bytes) => {
    const args = JSON.parse(searchParams.get('args') ?? '{}')
    const channel = pathname.slice(pathname.lastIndexOf('/') + 1)
    return await answer(channel, bytes.length > 0 ? withBody(args, bytes) : args)
  }
  buffer(request)
    .then((body) => reply(new Uint8Array(body)))
    .then(
      (value) => response.writeHead(200, headers).end(JSON.stringify(value)),
      (error) => response.writeHead(500, headers).end(String(error)),
    )
}

/** On this machine only, at a port of its own. @param {(channel: string, args: object) => Promise<unknown>} answer @param {number} port */
export async function servedMain(answer, port) {
  const server = createServer(mainOverHttp(answer))
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)))
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}

/** Rows come as JSON in the body, bytes as they are. @param {{ rows?: boolean }} args @param {Uint8Array} bytes */
const withBody = (args, bytes) =>
  args.rows ? { rows: JSON.parse(new TextDecoder().decode(bytes)) } : { ...args, bytes }
