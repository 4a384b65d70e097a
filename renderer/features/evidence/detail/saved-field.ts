/** Typing that pauses this long is saved. */
const pauseMs = 800

interface SavedFieldPorts {
  /** True when it was kept. Saves of one `group` are one step for undo. */
  readonly save: (value: string, group: string) => Promise<boolean>
  readonly newGroup: () => string
}

/**
 * A text field without a Save button. What is typed is saved after a pause, on leaving, and when the field goes away;
 * never while an input method is composing. What is typed wins over the store until the store says the same; from
 * then on the store speaks, also when the user undoes.
 */
export function createSavedField(stored: string, ports: SavedFieldPorts) {
  const listeners = new Set<() => void>()
  let known = stored
  /** What was typed and is not in the store yet. */
  let draft: string | undefined
  let group: string | undefined
  let isComposing = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let now = ports

  const write = (value: string | undefined) => {
    draft = value
    for (const tell of listeners) tell()
  }
  const flush = () => {
    clearTimeout(timer)
    if (draft === undefined) return
    if (draft === known) return write(undefined)
    group ??= now.newGroup()
    void now.save(draft, group)
  }
  const schedule = () => {
    clearTimeout(timer)
    if (!isComposing) timer = setTimeout(flush, pauseMs)
  }

  return {
    value: () => draft ?? known,
    subscribe: (tell: () => void) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    /** The latest way to save: it may know more than the one before. */
    connect: (ports: SavedFieldPorts) => {
      now = ports
    },
    hear: (value: string) => {
      known = value
      if (draft === value) write(undefined)
    },
    type: (value: string) => {
      write(value)
      schedule()
    },
    leave: () => {
      flush()
      group = undefined
    },
    beginComposing: () => {
      isComposing = true
      clearTimeout(timer)
    },
    endComposing: () => {
      isComposing = false
      schedule()
    },
  }
}
