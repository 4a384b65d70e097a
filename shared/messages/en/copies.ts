/** The second copy: how many copies there are, and giving back what the first lost. */
export const copies = {
  short: {
    none: 'One copy',
    copying: 'Copying …',
    two: 'Two copies',
    lacking: 'Files missing',
    one: 'One copy',
  },
  meaning: {
    none: 'There is one copy: the browser’s own. The settings say how to have a second one in a folder of your choice; the desktop program keeps one by itself.',
    copying: 'The second copy is being written. What is new has one copy until that is done.',
    two: 'Everything is kept twice: in the program’s database, and in files outside it.',
    lacking: 'All records are kept twice, but not all files.',
    one: 'The second copy cannot be used at the moment, so what is new has one copy.',
  },
  progress: (done: number, of: number) => `Entry ${done} of ${of}`,
  files: (done: number, of: number) => `File ${done} of ${of}`,
  lost: (count: number) =>
    count === 1
      ? 'One file could not be copied: its stored bytes are gone or changed. Add the same file again.'
      : `${count} files could not be copied: their stored bytes are gone or changed. Add the same files again.`,
  check: {
    title: 'Check the files',
    hint: 'Every file is read whole, in each copy, and compared with the hash it had when you added it. What is damaged in one copy is put right from the other. New files are checked by themselves within a day, all others in turn.',
    button: 'Check all files now',
    stop: 'Stop',
    progress: (done: number, of: number) => `${done} of ${of}`,
    found: (whole: number, of: number, size: string) =>
      of === 0 ? 'There are no files yet.' : `${whole} of ${of} files are whole (${size}).`,
    mended: (count: number) =>
      count === 1
        ? 'One was incomplete in one copy and is whole in both again.'
        : `${count} were incomplete in one copy and are whole in both again.`,
    lost: (count: number) =>
      count === 1
        ? 'One file is damaged in every copy. Add the same file again to repair it.'
        : `${count} files are damaged in every copy. Add the same files again to repair them.`,
    unmended: (count: number) =>
      count === 1
        ? 'One is whole in the second copy only: the first could not be written.'
        : `${count} are whole in the second copy only: the first could not be written.`,
    cancelled: 'Stopped. What had been checked stays as it was found.',
  },
  restore: {
    title: 'Your records can be restored',
    body: 'The program’s database on this computer is empty, but the second copy is there.',
    found: (cases: number, exhibits: number) =>
      `${cases === 1 ? '1 case' : `${cases} cases`}, ${exhibits === 1 ? '1 exhibit' : `${exhibits} exhibits`}.`,
    last: (when: string) => `Last change: ${when}.`,
    damaged: (seq: number) =>
      `Entry ${seq} of the second copy and what follows cannot be read. It is set aside in the folder “damaged”; what comes before is restored.`,
    files:
      'Records come back first, so that you can go on at once. Each file follows when it is first opened.',
    button: 'Restore',
    progress: (done: number, of: number) => `${done} of ${of} entries`,
  },
}
