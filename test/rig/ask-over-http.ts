import type { Ask } from '../../renderer/platform/desktop-vault.ts'

/** A page's channel to what stands for the main process: the other end is `main-over-http.mjs`. */
export const askOverHttp =
  (main: string): Ask =>
  async (channel, args: { readonly bytes?: unknown; readonly rows?: unknown }, file) => {
    const { bytes, rows } = args
    const piece = bytes instanceof Uint8Array ? bytes.slice() : undefined
    const body = piece ?? (rows === undefined ? null : JSON.stringify(rows))
    const rest =
      rows === undefined ? { ...args, ...(piece && { bytes: undefined }), name: file?.name } : { rows: true }
    const query = encodeURIComponent(JSON.stringify(rest))
    const answer = await fetch(`${main}${channel}?args=${query}`, { method: 'POST', body })
    if (!answer.ok) throw new Error(await answer.text())
    return await answer.json()
  }
