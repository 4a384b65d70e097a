/** A folder as the browser gives it, in memory, whose drive can be taken away. */
export interface MemoryDirectory {
  readonly handle: FileSystemDirectoryHandle
  /** What lies there, by path; tests change it as another program would. */
  readonly files: Map<string, Uint8Array<ArrayBuffer>>
  /** Everything that was changed through the handle, so far. */
  readonly changes: () => number
  isAway: boolean
  permission: PermissionState
}

export function memoryDirectory(name: string, held: ReadonlyMap<string, Uint8Array> = new Map()) {
  const files = new Map([...held].map(([path, bytes]) => [path, Uint8Array.from(bytes)]))
  let changes = 0
  const missing = () => new DOMException('not there', 'NotFoundError')
  const answer = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve()
    if (directory.isAway) throw missing()
    return work()
  }

  const fileHandle = (path: string) => ({
    kind: 'file',
    getFile: () =>
      answer(() => {
        const bytes = files.get(path)
        if (!bytes) throw missing()
        return new File([bytes], path)
      }),
    createWritable: ({ keepExistingData = false } = {}) =>
      answer(() => {
        let bytes = keepExistingData ? (files.get(path) ?? new Uint8Array(0)) : new Uint8Array(0)
        const put = (piece: Uint8Array, at: number) => {
          const whole = new Uint8Array(Math.max(bytes.length, at + piece.length))
          whole.set(bytes)
          whole.set(piece, at)
          bytes = whole
        }
        return {
          truncate: (size: number) => answer(() => void (bytes = bytes.slice(0, size))),
          write: (given: Uint8Array | { readonly position: number; readonly data: Uint8Array }) =>
            answer(() => ('data' in given ? put(given.data, given.position) : put(given, bytes.length))),
          close: () =>
            answer(() => {
              changes += 1
              files.set(path, bytes)
            }),
          abort: () => Promise.resolve(),
        }
      }),
  })
  const folderHandle = (path: string, called: string): unknown => {
    const within = path === '' ? '' : `${path}/`
    const entriesOf = () => {
      const rest = [...files.keys()]
        .filter((one) => one.startsWith(within))
        .map((one) => one.slice(within.length))
      return new Map(rest.map((one) => [one.split('/')[0] ?? '', one.includes('/') ? 'directory' : 'file']))
    }
    return {
      kind: 'directory',
      name: called,
      queryPermission: () => Promise.resolve(directory.permission),
      getDirectoryHandle: (one: string, { create = false } = {}) =>
        answer(() => {
          if (!create && entriesOf().get(one) !== 'directory') throw missing()
          return folderHandle(within + one, one)
        }),
      getFileHandle: (one: string, { create = false } = {}) =>
        answer(() => {
          if (!files.has(within + one)) {
            if (!create) throw missing()
            changes += 1
            files.set(within + one, new Uint8Array(0))
          }
          return fileHandle(within + one)
        }),
      removeEntry: (one: string) =>
        answer(() => {
          changes += 1
          if (!files.delete(within + one)) throw missing()
        }),
      async *entries() {
        for (const [one, kind] of await answer(entriesOf)) yield [one, { kind }]
      },
      async *keys() {
        for (const one of (await answer(entriesOf)).keys()) yield one
      },
    }
  }
  const directory: MemoryDirectory = {
    handle: folderHandle('', name) as FileSystemDirectoryHandle,
    files,
    changes: () => changes,
    isAway: false,
    permission: 'granted',
  }
  return directory
}
