import type { RecognisedText } from '#shared/core/evidence/recognised-text.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import type { RecognisedTextRepository } from '#shared/core/ports.ts'
import type { DerivedDatabase } from '../databases.ts'
import type { Guard } from '../guard.ts'
import { textSchema } from '../rows/text-row.ts'
import { watched } from '../watched.ts'

/** Opens its database by itself when it is first asked, and takes a row that does not parse for none. */
export function dexieTexts(derived: DerivedDatabase, guard: Guard): RecognisedTextRepository {
  const of = async (originals: readonly Sha256[]): Promise<ReadonlyMap<Sha256, RecognisedText>> => {
    const rows = await derived.texts.bulkGet([...new Set(originals)])
    const texts = rows.flatMap((row) => textSchema.safeParse(row).data ?? [])
    return new Map(texts.map((text) => [text.sha256, text]))
  }
  return {
    of,
    watch: (originals, tell) => watched(() => of(originals), tell),
    async keep(text) {
      const neededBytes = JSON.stringify(text).length
      const kept = await guard.write(() => derived.texts.put({ ...text }), { size: 'small', neededBytes })
      return kept.ok ? { ok: true, value: undefined } : kept
    },
  }
}
