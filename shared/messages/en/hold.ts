/** The hold of a case: nothing of it is purged. */
export const hold = {
  badge: 'On hold',
  set: 'Put on hold …',
  lift: 'Lift the hold',
  title: 'Put this case on hold',
  explain:
    'While the hold stands, nothing that was removed from this case can be deleted for good, not even after its 30 days in the trash. Use it when a court, a lawyer or an authority may ask for everything.',
  reason: 'Reason (optional)',
  reasonExample: 'For example: notice from the court of 3 March, file no. …',
  confirm: 'Put on hold',
  note: (since: string) => `On hold since ${since}: nothing removed from this case can be deleted for good.`,
  liftDone: 'The hold was lifted.',
}
