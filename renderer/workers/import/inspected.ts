import type { Ranged } from '../inspect/bounded-file.ts'
import type { Inspection } from '../inspect/inspect-file.ts'

/** The bytes matter more than what can be seen of them: an inspector that breaks on a file does not keep the file out. */
export async function inspected(
  inspect: (file: Ranged, name: string) => Promise<Inspection>,
  file: Ranged,
  name: string,
): Promise<Inspection> {
  try {
    return await inspect(file, name)
  } catch (error) {
    console.error('inspection failed', error)
    const problems = [{ kind: 'damaged', detail: 'unreadable' }] as const
    return { kind: 'other', type: 'application/octet-stream', media: 'other', capture: {}, problems }
  }
}
