import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { asSha256, type Sha256 } from '#shared/core/ids.ts'
import { contentSecurityPolicy } from '#shared/ipc/content-security-policy.ts'
import { originalAt } from '#shared/ipc/vault-address.ts'
import { appHost } from './app-origin.ts'
import { byteRangeOf } from './byte-range.ts'
import { contentTypeOf } from './content-type.ts'
import type { OriginalRequest } from './vault/vault-responses.ts'

/**
 * Serves the built renderer as `app://bundle/…`: a real origin, so that IndexedDB, workers, service workers and the
 * content security policy behave as on the web. Nothing outside `root` can be named but the originals of the second copy,
 * by their hash (`vault/<sha256>`).
 */
export function createAppProtocolHandler(
  root: string,
  servesOriginal: (asked: OriginalRequest) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const sha256 = originalOf(request)
    if (sha256 !== undefined) return servesOriginal({ sha256, range: request.headers.get('range') })
    const file =
      request.method === 'GET' || request.method === 'HEAD' ? fileFor(request.url, root) : undefined
    const bytes = file === undefined ? undefined : await contentOf(file)
    if (file === undefined || bytes === undefined) return answer(404, 'text/plain', new Uint8Array(), {})
    const range = byteRangeOf(request.headers.get('range'), bytes.byteLength)
    const body = (part: Uint8Array<ArrayBuffer>) => (request.method === 'HEAD' ? undefined : part)
    const type = contentTypeOf(file)
    if (range === undefined)
      return answer(200, type, body(bytes), { 'content-length': String(bytes.byteLength) })
    if (range === 'unsatisfiable')
      return answer(416, type, undefined, { 'content-range': `bytes */${bytes.byteLength}` })
    const { first, last } = range
    // seeking in a recording needs 206; Electron's own file handling ignores Range
    return answer(206, type, body(bytes.subarray(first, last + 1)), {
      'content-length': String(last - first + 1),
      'content-range': `bytes ${first}-${last}/${bytes.byteLength}`,
    })
  }
}

/** The original of the second copy that is asked for. */
function originalOf({ method, url }: Request): Sha256 | undefined {
  if (method !== 'GET' || !URL.canParse(url)) return undefined
  const { host, pathname } = new URL(url)
  const name = host === appHost ? originalAt(pathname) : undefined
  return name === undefined ? undefined : asSha256(name)
}

/** Decodes once and refuses every segment that could lead elsewhere, instead of cleaning it. */
function fileFor(address: string, root: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { host, pathname } = new URL(address)
  if (host !== appHost) return undefined
  const path = decoded(pathname === '/' ? '/index.html' : pathname)
  const segments = path?.split('/').slice(1)
  if (!segments?.every((segment) => /^[^\\:\0]+$/.test(segment) && !/^\.+$/.test(segment))) return undefined
  const file = join(root, ...segments)
  return file.startsWith(root + sep) ? file : undefined
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined // a lone % or invalid UTF-8 names no file of ours
  }
}

/** Undefined when there is no such file. Read whole: the program's own files only, the largest is a 16 MB font. */
async function contentOf(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(ENOENT|ENOTDIR|EISDIR)$/.test(String(error.code)))
      return undefined
    throw error
  }
}

const answer = (
  status: number,
  type: string,
  body: Uint8Array<ArrayBuffer> | undefined,
  headers: { readonly [name: string]: string },
) =>
  new Response(body ?? null, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      ...headers,
    },
  })
