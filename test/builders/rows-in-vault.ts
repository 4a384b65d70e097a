import type { JournalRow } from '../../shared/core/journal/commit.ts'
import type { Vault } from '../../shared/core/ports.ts'

/** All rows of a vault from a number on. @throws when it cannot give them. */
export async function rowsInVault(vault: Vault, fromSeq: number): Promise<readonly JournalRow[]> {
  const all: JournalRow[] = []
  for (let from = fromSeq; ;) {
    const page = await vault.rows(from)
    if (!page.ok) throw new Error(page.failure.kind)
    if (page.value.length === 0) return all
    all.push(...page.value)
    from += page.value.length
  }
}
