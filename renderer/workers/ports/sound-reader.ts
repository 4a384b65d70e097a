import { ALL_FORMATS, AudioSampleSink, CustomSource, Input } from 'mediabunny'
import { type ByteSource, Cancelled, type Loudness, type SoundReader } from '#shared/bundle/ports.ts'
import type { Cancel } from '#shared/core/ports.ts'

type Heard = Awaited<ReturnType<SoundReader['loudness']>>

/** What was heard is kept, a few kilobytes a recording: the plan and the bundle ask for the same. */
const mostKept = 500
const cacheBytes = 8 * 1024 * 1024

/** Recordings taken apart by mediabunny and decoded by the browser (WebCodecs), a piece at a time. */
export function createSoundReader(): SoundReader {
  const known = new Map<string, Heard>()
  return {
    async loudness(source, _type, parts, cancel) {
      const key = `${source.id} ${parts}`
      const before = known.get(key)
      if (before !== undefined) return before
      const heard = await hear(source, parts, cancel)
      const [oldest] = known.keys()
      if (known.size >= mostKept && oldest !== undefined) known.delete(oldest)
      known.set(key, heard)
      return heard
    },
  }
}

async function hear(source: ByteSource, parts: number, cancel: Cancel): Promise<Heard> {
  const input = new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({
      getSize: () => source.bytes,
      read: async (start, end) => (await source.read(start, end - start)).slice(),
      maxCacheSize: cacheBytes,
      prefetchProfile: 'fileSystem',
    }),
  })
  try {
    if (!(await input.canRead())) return 'undecodable'
    const track = await input.getPrimaryAudioTrack()
    if (!track) return 'no-sound'
    if (!(await track.canDecode())) return 'undecodable'
    const seconds = await track.computeDuration()
    if (!(seconds > 0 && Number.isFinite(seconds))) return 'undecodable'
    return await measured(new AudioSampleSink(track), seconds, parts, cancel)
  } catch (error) {
    if (error instanceof Cancelled) throw error
    return 'undecodable' // whatever a damaged recording makes the library throw; the original is attached
  } finally {
    input.dispose()
  }
}

async function measured(
  sink: AudioSampleSink,
  seconds: number,
  parts: number,
  cancel: Cancel,
): Promise<Loudness> {
  const peaks = new Float64Array(parts)
  const squares = new Float64Array(parts)
  const counts = new Float64Array(parts)
  let frames = new Float32Array(0)
  for await (const sample of sink.samples()) {
    const { numberOfFrames, sampleRate, timestamp, numberOfChannels } = sample
    if (frames.length < numberOfFrames) frames = new Float32Array(numberOfFrames)
    for (let channel = 0; channel < numberOfChannels; channel++) {
      sample.copyTo(frames, { planeIndex: channel, format: 'f32-planar' })
      for (let at = 0; at < numberOfFrames; at++) {
        const part = Math.floor(((timestamp + at / sampleRate) / seconds) * parts)
        if (part < 0 || part >= parts) continue
        const value = Math.abs(frames[at] ?? 0)
        if (value > (peaks[part] ?? 0)) peaks[part] = value
        squares[part] = (squares[part] ?? 0) + value * value
        counts[part] = (counts[part] ?? 0) + 1
      }
    }
    sample.close()
    if (cancel.aborted) throw new Cancelled()
  }
  const shown = (value: number) => Math.round(Math.min(1, value) * 1000) / 1000
  return {
    durationMs: Math.round(seconds * 1000),
    peaks: Array.from(peaks, shown),
    levels: Array.from(squares, (sum, part) => shown(Math.sqrt(sum / Math.max(1, counts[part] ?? 0)))),
  }
}
