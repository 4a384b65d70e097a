/** Password and signature of a bundle. */
export const protection = {
  title: 'Protect and sign',
  secretsHint: 'Passwords are used for this bundle only. Recourse does not keep them: write them down.',
  password: 'Password to open the PDF',
  passwordHint:
    'AES-256. Whoever has forgotten it cannot open the file, and nobody can help. Originals that lie beside the PDF are not encrypted. A protected file does not count as an archival PDF/A; courts mostly want files without a password.',
  again: 'The same password again',
  different: 'The two passwords are not the same.',
  keyFile: 'Certificate file to sign with (.p12 or .pfx)',
  keyFileHint: 'The signature shows who made the bundle and that nothing was changed since.',
  choose: 'Choose a file',
  remove: 'Take the certificate file away',
  keyPassword: 'Password of the certificate file',
  /** The password of an exhibit's own file. */
  file: {
    form: (name: string) => `Open ${name}`,
    password: (name: string) => `Password of ${name}`,
    placeholder: 'Password of this file',
    hint: 'Kept in memory until Recourse is closed. Without it the original is attached as it is.',
    wrong: 'This password does not open the file.',
    open: 'Open',
  },
}
