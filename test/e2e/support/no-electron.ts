/** Why the `electron` project is skipped. */
export const noElectron =
  'no Electron program on this machine: run `npx install-electron` once (needs the internet), then this runs'
