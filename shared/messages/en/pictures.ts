/** Pictures for a platform: the list that goes along, and the choices. */
export const pictures = {
  none: 'No picture',
  left: (pages: number) =>
    pages === 1
      ? 'One of its pages could not be made into a picture; hand it in otherwise.'
      : `${pages} of its pages could not be made into pictures; hand them in otherwise.`,
  column: 'Pictures',
  original: (name: string) => `Original: ${name}`,
  notAttached: 'The original is handed over separately; it can be recognised by its SHA-256.',
  made: (producer: string, at: string) => `Made with ${producer} on ${at}`,
  note: 'The pictures were made from the originals; place, device and other notes in the files were left out. The hashes are those of the originals.',
  title: 'Title of the list',
  side: 'Longest side (pixels)',
  bytes: 'Each at most (MB)',
  count: 'Pictures, at most',
  countHint: 'Empty: no limit',
  hint: 'Take these from the platform’s form: we found no published limits that can be relied on. Long screenshots are cut into pieces; place (GPS) and device are left out.',
  inAll: (count: string) => (count === '1' ? '1 picture' : `${count} pictures`),
  nth: (nth: string) => `picture ${nth}`,
  range: (from: string, to: string) => `pictures ${from}–${to}`,
  tooMany: (count: string, most: string) =>
    `These are ${count} pictures, and the platform takes ${most}. Leave exhibits out, or hand in the rest separately.`,
  beyond: (most: string) => `Does not fit into ${most} pictures.`,
  noOriginals: 'Pictures only: originals stay here, their hashes are in the list.',
  howTo: 'Upload the files that end in .jpg, in the order of their numbers. The others are for you.',
  makeButton: 'Make the pictures',
  result:
    'The finished files were read back: every picture is within the limits and says nothing but its pixels.',
  pages: 'Pictures',
}
