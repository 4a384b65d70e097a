import type { PersonalKind } from '#shared/core/redaction/personal-data.ts'
import type { OwnTextProblem } from '#shared/core/redaction/redaction.ts'

const plural = (count: string, one: string, many: string) => `${count} ${count === '1' ? one : many}`

/** Hiding personal data in a bundle: the panel, the annex, the history. */
export const redaction = {
  title: 'Hide personal data',
  switch: 'Hide personal data in this bundle',
  hint: 'Black bars take the place of what is hidden, in every text and on every page. The finished file is searched before you get it; where anything is left of it, no file is made. No original goes along.',
  notHere: 'This recipient gets the files themselves, so nothing can be hidden in them.',
  forWhom: (profile: string) => `Kept for “${profile}”. Other recipients are not touched.`,
  searching: 'Searching the texts …',
  nothing: 'No identity number, mobile number, bank card or e-mail address was found.',
  list: 'Found',
  hidden: (text: string) => `Hide ${text}`,
  hideAll: 'Hide all',
  showAll: 'Hide none of them',
  kinds: {
    'identity-number': 'identity number',
    'mobile-number': 'mobile number',
    'bank-card': 'bank card',
    'email-address': 'e-mail address',
    own: 'your own text',
  } as { readonly [K in PersonalKind]: string },
  places: {
    case: 'case',
    parties: 'parties',
    timeline: 'timeline',
    payments: 'payments',
    exhibit: (title: string) => title,
    page: (title: string, page: string) => `${title}, p. ${page}`,
    more: (count: string) => `and ${count} more`,
    nowhere: 'nowhere in this bundle',
  },
  own: 'Hide something else too',
  ownHint: 'A name, an address, an account … exactly as it is written; spaces and hyphens do not matter.',
  add: 'Add',
  remove: (text: string) => `No longer hide ${text}`,
  problems: {
    'too-short': 'Too short: it stands in too many other words and numbers.',
    known: 'It is hidden already.',
  } as { readonly [P in OwnTextProblem]: string },
  unread: 'Look at these yourself',
  unreadBody:
    'They have pictures or pages whose writing no machine has read, so nothing is found or hidden in them. Leave out what must not be seen, or switch on reading pictures in the settings.',
  misread:
    'In pictures only what the machine read correctly is found. Look through the pages before you hand the bundle over.',
  noOriginals: 'Not while personal data is hidden: an original would tell all of it.',
  covered: 'personal data on it is covered',
  annexHeading: 'Hidden personal data',
  annexText: (things: string) =>
    `This is a redacted copy. To protect personal data this was hidden: ${things}. A black bar stands in its place. Pages and pictures with such places were made into images, and the bars were painted into them; they do not lie above anything. The originals are unchanged and complete, and are not attached to this copy.`,
  annexNothing:
    'Nothing that was searched for was found in this copy. Pictures were packed anew without the notes of the camera. The originals are not attached to it.',
  annexExhibit: 'Redacted copy of',
  annexHash: 'SHA-256 of the original',
  annexPlaces: 'Hidden',
  annexBoxes: (boxes: string, pages: string) => `${plural(boxes, 'place', 'places')}, p. ${pages}`,
  annexTexts: (texts: string) => `${plural(texts, 'place', 'places')} in texts`,
  reason: 'Reason: protection of personal data',
  counted: (count: string, kind: string) => `${kind}: ${count}`,
  column: 'Hidden',
  none: 'nothing',
}
