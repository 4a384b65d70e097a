// @ts-check
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'

/**
 * Answers what a page asks the main process for, over HTTP on this machine: bytes go as they are, the rest as JSON. It stands
 * for Electron's channel, which a plain browser does not have.
 * @param {(channel: string, args: object) => Promise<unknown>} answer
 * @param {number} port
 */
export async function servedMain(answer, port) {
  /** @param {URL} url @param {Uint8Array} bytes */
  const reply = async ({ pathname, searchParams }, bytes) => {
    const args = JSON.parse(searchParams.get('args') ?? '{}')
    return await answer(pathname.slice(1), bytes.length > 0 ? withBody(args, bytes) : args)
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://main')
    const headers = { 'access-control-allow-origin': '*' }
    buffer(request)
      .then((body) => reply(url, new Uint8Array(body)))
      .then(
        (value) => response.writeHead(200, headers).end(JSON.stringify(value)),
        (error) => response.writeHead(500, headers).end(String(error)),
      )
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)))
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}

/** Rows come as JSON in the body, bytes as they are. @param {{ rows?: boolean }} args @param {Uint8Array} bytes */
const withBody = (args, bytes) =>
  args.rows ? { rows: JSON.parse(new TextDecoder().decode(bytes)) } : { ...args, bytes }
