/** Words about what is inside an original, on screen and on the exhibit's sheets. */
export const material = {
  image: {
    firstFrame: 'first picture of an animation',
    wideColour: 'colours adapted to print (sRGB)',
    compacted: (dpi: number) => `shown with ${dpi} dots an inch; the original is unchanged`,
    pagesLeft: (pages: number) => `only the first ${pages} pages are shown`,
    pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
    previousPage: 'Previous page',
    nextPage: 'Next page',
  },
  wave: {
    heading: 'Loudness over time',
    alt: (label: string, duration: string, passages: number) =>
      `Loudness of recording ${label} over its ${duration}${passages === 0 ? '' : passages === 1 ? ', with one marked passage' : `, with ${passages} marked passages`}.`,
    undecodable: 'The waveform is missing: nothing here can decode this sound. The original is unchanged.',
    noSound: 'The file has no sound track.',
  },
  passages: {
    heading: 'Marked passages',
    none: 'Nothing marked yet. Play to the place that matters, then mark it.',
    mark: 'Mark here',
    markHint: 'Marks ten seconds from where the player stands',
    from: 'From',
    to: 'To',
    timeHint: 'Minutes and seconds, such as 3:10',
    badTime: 'Write a time such as 3:10 or 1:02:07.',
    wrongOrder: 'The end must come after the start.',
    beyondEnd: (duration: string) => `The recording ends at ${duration}.`,
    speaker: 'Who speaks',
    text: 'What is said',
    play: (from: string) => `Play from ${from}`,
    edit: (from: string) => `Edit the passage at ${from}`,
    remove: (from: string) => `Remove the passage at ${from}`,
    save: 'Save passage',
    cancel: 'Cancel',
    range: (from: string, to: string) => `${from} – ${to}`,
    bookmark: (from: string, what: string) => `${from} ${what}`,
    untitled: 'Passage',
  },
  transcript: {
    heading: 'Transcript',
    label: 'Transcript',
    hint: 'What is said, in your own words or word for word. It is printed behind the recording’s sheet.',
    byUser: 'Written by the person who made this bundle. The recording itself decides.',
    cut: 'The transcript goes on; only its beginning is printed.',
  },
  written: {
    wordText:
      'Text of the document, without its layout. The file itself, with its layout, is the attached original.',
    wordTextNotAttached: 'Text of the document, without its layout. The file itself is kept with the case.',
    sheetNamed: (name: string) => `Sheet “${name}”`,
    sheetsLeft: (count: number) =>
      count === 1 ? 'One more sheet is not shown.' : `${count} more sheets are not shown.`,
    rowsCut: 'Only the beginning of the table is shown.',
    columnsCut: (shown: number, all: number) => `${shown} of ${all} columns are shown.`,
    noText: 'The document holds no text that can be shown; it may consist of pictures.',
    broken: 'This file is damaged and cannot be read.',
    tooLarge: 'This file is too large to be shown.',
    reading: 'Reading the document …',
    area: 'Text of the document',
  },
  mail: {
    attached: (name: string) => `Attachment: ${name}`,
    unnamed: 'without a name',
    sha256: (hash: string) => `SHA-256 ${hash}`,
    pictureAlt: (label: string, name: string) => `${label}: picture attached to the e-mail, “${name}”`,
    picturesLeft: (count: number) =>
      count === 1
        ? 'One more attached picture is not shown.'
        : `${count} more attached pictures are not shown.`,
  },
}
