/** Colour spaces of an ICC header (ICC.1, 7.2.6) by how many components they have. */
const spaces: Readonly<Record<number, string>> = { 1: 'GRAY', 3: 'RGB ', 4: 'CMYK' }

/** Profiles are a few hundred bytes in photos and under a megabyte for print; larger ones are not worth their room. */
export const largestProfile = 4 * 1024 * 1024

/** Is this a colour profile for images of so many components? A PDF with a wrong one is drawn in wrong colours. */
export function isProfileFor(profile: Uint8Array, components: number): boolean {
  if (profile.length < 128) return false
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength)
  const text = (at: number) => String.fromCharCode(...profile.subarray(at, at + 4))
  return (
    view.getUint32(0) <= profile.length && text(36) === 'acsp' && text(16) === (spaces[components] ?? 'none')
  )
}
