/** Types whose files may hold a film; only its first picture can be printed. */
const mayMove = new Set(['image/gif', 'image/webp', 'image/apng', 'image/png', 'image/avif'])

/** Does the file hold more pictures than one? Asks the browser's decoder; what it cannot tell counts as one. */
export async function isAnimated(file: Blob, type: string): Promise<boolean> {
  if (!mayMove.has(type) || !(await ImageDecoder.isTypeSupported(type))) return false
  const decoder = new ImageDecoder({ data: file.stream(), type })
  try {
    await decoder.tracks.ready
    await decoder.completed
    return (decoder.tracks.selectedTrack?.frameCount ?? 1) > 1
  } catch {
    return false // a damaged file was decoded as far as it goes
  } finally {
    decoder.close()
  }
}
