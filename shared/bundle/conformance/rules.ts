/**
 * The rules that are looked at, each by its clause: ISO 19005-3:2012 (PDF/A-3, level U) and ISO 14289-1:2014 (PDF/UA-1).
 * Not here: what our own way of writing cannot break (outlines' syntax, actions we never write) and what only a whole
 * font program could tell (hinting, the outlines themselves).
 */
export const rules = {
  'A 6.1.2': 'the file begins with %PDF-1.n and a line of four bytes over 127',
  'A 6.1.3': 'the trailer has an /ID, nothing is encrypted, and nothing follows %%EOF',
  'A 6.1.7.1': 'a stream is as long as it says, ends on a line of its own, and lies in the file',
  'A 6.1.7.2': 'no stream is packed with LZW or encrypted',
  'A 6.1.9': 'every object stands where the cross-references say, its keywords on lines of their own',
  'A 6.1.10': 'no inline image is packed with LZW or encrypted',
  'A 6.1.13': 'no limit is passed: graphics states 28 deep, names of 127 bytes, strings of 32,767',
  'A 6.2.2': 'content has only operators of ISO 32000-1 and brings its own resources',
  'A 6.2.3': 'the output intent has a usable profile',
  'A 6.2.4.2': 'ICC profiles are valid and fit their colours',
  'A 6.2.4.3': 'colours of a device have a profile: no CMYK under an RGB intent',
  'A 6.2.5': 'graphics states have no transfer functions, and halftones only of types 1 and 5',
  'A 6.2.6': 'rendering intents are those of ISO 32000-1',
  'A 6.2.8.1': 'images have no alternates, no OPI, and are not interpolated',
  'A 6.2.8.3': 'JPEG 2000 images follow the baseline',
  'A 6.2.9': 'forms have no OPI, no PostScript and no references to other files',
  'A 6.2.10': 'blend modes are those of ISO 32000-1, and groups blend in colours with a profile',
  'A 6.2.11.2': 'fonts are of a known type',
  'A 6.2.11.3': 'composite fonts say how codes lead to glyphs',
  'A 6.2.11.4.1': 'fonts are embedded',
  'A 6.2.11.5': "widths in the file are those of the font's program",
  'A 6.2.11.6': 'encodings of TrueType fonts lead to glyphs in one way',
  'A 6.2.11.7.2': 'every character leads to Unicode',
  'A 6.2.11.8': 'no character leads to the glyph .notdef',
  'A 6.3': 'annotations are of allowed types, printed, and not hidden',
  'A 6.5': 'no JavaScript and no actions but those that go to a page',
  'A 6.6.2.1': 'the XMP packet is readable, unpacked, and says what Info says',
  'A 6.6.2.3': 'properties unknown to PDF/A have their schema described',
  'A 6.6.4': 'XMP names part and level of PDF/A',
  'A 6.8': 'attachments have names, a type, a description of what they are to the document, and belong to it',
  'A 6.9': 'layers have a named default state and nothing that switches them',
  'UA 5': 'XMP names the part of PDF/UA',
  'UA 7.1': 'content is tagged or decoration, and the document is marked, titled and shows its title',
  'UA 7.2': 'the language of texts is known',
  'UA 7.3': 'figures have an alternative text and a place',
  'UA 7.4': 'headings skip no level',
  'UA 7.5': 'rows of a table have the same number of cells, and header cells say what they head',
  'UA 7.18.3': 'pages with annotations are tabbed through in structure order',
  'UA 7.18.5': 'links are tagged, and say where they lead',
} as const satisfies Readonly<Record<string, string>>

export type RuleId = keyof typeof rules

/** One place where a rule is broken. */
export interface Finding {
  readonly rule: RuleId
  /** Page, object or key, as a reader of PDFs would look it up. */
  readonly where: string
}

/** Collects findings: the first of each rule and place, so that a file with one mistake a page stays readable. */
export class Findings {
  private readonly found = new Map<string, Finding>()
  private readonly most: number

  constructor(most = 200) {
    this.most = most
  }

  add(rule: RuleId, where: string): void {
    if (this.found.size < this.most) this.found.set(`${rule}\n${where}`, { rule, where })
  }

  /** Adds when `isRight` is false. */
  must(isRight: boolean, rule: RuleId, where: string): void {
    if (!isRight) this.add(rule, where)
  }

  list(): readonly Finding[] {
    return [...this.found.values()]
  }
}
