declare module 'linebreak' {
  namespace LineBreaker {
    /** A place where a line may end; `required` behind a line feed. */
    interface Break {
      readonly position: number
      readonly required: boolean
    }
  }
  /** UAX#14 over one text, from its start to its end. */
  class LineBreaker {
    constructor(text: string)
    nextBreak(): LineBreaker.Break | null
  }
  export = LineBreaker
}
