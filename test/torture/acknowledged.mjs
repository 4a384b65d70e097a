// @ts-check
/**
 * What the page of one profile acknowledged, in any of its rounds, and how much of it a store still holds.
 * @typedef {import('./page/told.ts').Told} Told
 */
export function acknowledgements() {
  /** @type {Map<number, string>} */
  const heads = new Map()
  /** @type {Map<string, string>} */
  const exhibits = new Map()
  return {
    /** What was acknowledged for the first time by this, if anything. @param {Told} told @returns {string | undefined} */
    take(told) {
      if (told.kind === 'commit') {
        const { seq, hash } = told.head
        const isNew = seq > 0 && !heads.has(seq)
        if (isNew) heads.set(seq, hash)
        return isNew ? told.doing : undefined
      }
      if (told.kind !== 'exhibit' || exhibits.has(told.id)) return undefined
      exhibits.set(told.id, told.sha256)
      return 'exhibit'
    },
    /** In words. @param {import('./page/told.ts').Found} found */
    lostFrom: (found) => [
      ...[...heads]
        .filter(([seq, hash]) => found.hashes[seq - 1] !== hash)
        .map(([seq]) => `commit ${seq} is gone`),
      ...[...exhibits]
        .filter(([id, sha256]) => found.exhibits[id] !== sha256)
        .map(([id]) => `exhibit ${id} is gone`),
    ],
    /** @param {string} sha256 of an original */
    has: (sha256) => [...exhibits.values()].includes(sha256),
    count: () => heads.size + exhibits.size,
  }
}
