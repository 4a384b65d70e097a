/** What a machine read in pictures: on screen, in the settings, in the bundle. */
export const reading = {
  heading: 'Text in the picture',
  unchecked: 'Recognised by machine on this device, not checked. The picture decides.',
  copy: 'Copy',
  copied: 'Copied',
  label: 'Reading the pictures',
  progress: (now: number, total: number) => `Reading pictures: ${now} of ${total}`,
  stop: 'Stop',
  stopHint: 'Pictures are no longer read. The settings switch it on again.',
  broken: 'Text in pictures cannot be recognised at the moment. The pictures themselves are safe.',
  setting: 'Text in pictures',
  switch: 'Recognise the text in pictures and scans',
  switchHint:
    'After import, in the background, on this device. The text makes pictures searchable here and in the bundle. What was recognised stays when you switch this off.',
  beforeBundle: (pictures: string) =>
    pictures === '1'
      ? 'One picture is still being read. In a bundle made now its text cannot be searched; the plan is made again when it is read.'
      : `${pictures} pictures are still being read. In a bundle made now their text cannot be searched; the plan is made again when they are read.`,
  annex: (exhibits: string) =>
    `So that pictures and scans can be searched, their text was recognised by a machine and laid over them unseen. It was not checked and may be wrong; what the picture shows decides. Concerned: ${exhibits}.`,
  separator: ', ',
}
