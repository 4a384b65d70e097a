/** Screenshots of a chat: their order, what is missing between them, who the two are. */
export const chat = {
  open: 'Order as chat',
  title: (count: number) => `Order ${count} screenshots of a chat`,
  intro:
    'Proposed from what a machine read on the screens: messages that come back on the next screen, and the times between them. Check it against the pictures.',
  reading: (count: number) =>
    count === 1
      ? 'One picture is not read yet; the proposal changes when it is.'
      : `${count} pictures are not read yet; the proposal changes when they are.`,
  order: 'Proposed order',
  times: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  noTime: 'No time found on the screen',
  gap: 'A screenshot may be missing here',
  between: (from: string, to: string) =>
    `No message of the one comes back on the other. Last time before: ${from}. First time after: ${to}.`,
  unknownTime: 'unknown',
  noGap: 'Every screen begins with messages of the one before: no gap found.',
  profiles: 'Profile pages',
  profilesMissing: (found: number) =>
    `Found ${found} of 2. Take screenshots of the profile pages of both sides, with the account’s number, and add them: they show who is behind the names in the chat.`,
  profilesFound: 'Pages that show an account’s number are in the case. See that one is of each side.',
  excerpt: 'Mark these screenshots as an excerpt until the missing ones are added',
  whole: 'Take the mark “excerpt” away: nothing is missing any more',
  apply: 'Put in this order',
  done: (count: number) => `${count} screenshots put in order.`,
}
