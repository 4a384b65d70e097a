/** The second copy of a browser: in a folder that the person chooses. */
export const folder = {
  title: 'Second copy in a folder',
  /** What a folder of its own is called, inside one that is not empty. */
  name: 'Recourse second copy',
  what: 'Choose a folder on this computer, and the browser writes a second copy of all records and files into it. If the browser loses its own, everything can be restored from there.',
  choose: 'Choose a folder…',
  chooseOther: 'Choose another folder…',
  chosen: (name: string) => `Folder: ${name}`,
  allow: 'Allow the folder again',
  leave: 'Stop using this folder',
  leaveBody:
    'From now on there is one copy again, in the browser. Nothing in the folder is deleted; you can choose it again later.',
  /** Where the browser has nothing itself. */
  leaveOnly:
    'This browser has no records of its own: what is in the folder is the only copy it knows of. It stays there as it is. The program begins empty; you can choose the folder again on the start page as long as nothing new has been entered.',
  /** Where the browser lost its newest records. */
  leaveAhead:
    'The program goes on with the records that this browser still has; the newest, which it lost, are in the folder alone. They stay there as they are. You can get them back by choosing the folder again in the settings, but only as long as nothing new has been entered.',
  restoring:
    'From then on this browser writes to this folder. If the desktop program or another browser wrote this copy, let it not use the folder any more; or stop using the folder here, in the settings, as soon as “Two copies” is shown.',
  limitsTitle: 'What this copy is, and what it is not',
  limits: [
    'Files in a folder, not encrypted: whoever can open the folder can read the copy, and whoever can delete the folder deletes it.',
    'The browser writes each file whole, but unlike the desktop program it does not promise when a file is safe from a power cut.',
    'When it starts again, the browser may ask whether this page may use the folder. Until you allow it, what is new has one copy.',
    'The folder belongs to this browser alone: do not let a second browser or the desktop program use the same one.',
  ],
  impossible:
    'This browser does not let a page write to a folder. A browser such as Chrome or Edge does, and so does the desktop program.',
  offer: 'I have a folder with a second copy',
  forgotten: {
    title: 'The browser has lost your records',
    choose: 'Choose the folder again…',
    anew: 'Begin without these records',
    anewBody:
      'Recourse begins empty. Nothing in the folder is deleted, but once there is something new here, the records can no longer be got back from it.',
  },
}
