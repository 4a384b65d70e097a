// @ts-check
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jpeg, segment } from '../../fixtures/make/jpeg.mjs'

/**
 * @typedef {{ readonly file: string, readonly name: string, readonly type: string, readonly bytes: number, readonly sha256: string, readonly durationMs?: number }} Input
 */

/**
 * Photos of 12 megapixels and recordings, the same on every machine that has the same encoder, each with bytes of its
 * own. Made once and kept in `folder`.
 * @param {string} folder @param {{ photos: number, recordings: number, recordingBytes: number }} wanted
 * @returns {readonly Input[]}
 */
export function makeInputs(folder, { photos, recordings, recordingBytes }) {
  const list = join(folder, 'inputs.json')
  if (existsSync(list)) return JSON.parse(readFileSync(list, 'utf8'))
  mkdirSync(folder, { recursive: true })
  const photo = photograph(folder)
  /** @type {Input[]} */
  const inputs = []
  /** @param {string} name @param {string} type @param {Uint8Array} bytes @param {number} [durationMs] */
  const keep = (name, type, bytes, durationMs) => {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    inputs.push({ file, name, type, bytes: bytes.length, sha256, ...(durationMs && { durationMs }) })
  }
  for (let index = 1; index <= photos; index++) {
    const comment = segment(0xfe, Buffer.from(`photo ${index} of the benchmark`))
    const bytes = Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)])
    keep(`IMG_${String(index).padStart(4, '0')}.jpg`, 'image/jpeg', bytes)
  }
  for (let index = 1; index <= recordings; index++) {
    const bytes = recording(recordingBytes, index)
    keep(`call-${index}.wav`, 'audio/wav', bytes, Math.round((recordingBytes - 44) / 96))
  }
  writeFileSync(list, JSON.stringify(inputs))
  return inputs
}

/** Fine detail everywhere, as in a photo, so that the file weighs what a photo weighs. @param {string} folder */
function photograph(folder) {
  const target = join(folder, 'photograph.jpg')
  const source = 'mandelbrot=s=4000x3000,noise=alls=24:all_seed=7:allf=u'
  const args = ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, '-frames:v', '1', '-q:v', '4', target]
  if (spawnSync('ffmpeg', args).status === 0) return readFileSync(target)
  // without ffmpeg our own encoder, which takes half a minute
  const random = noise(1)
  return jpeg({
    width: 4000,
    height: 3000,
    at: (x, y) => {
      const grain = ((random() & 0xff) - 128) / 6
      return [
        128 + 90 * Math.sin(x / 300) + grain,
        128 + 90 * Math.sin(y / 200) + grain,
        128 + 60 * Math.sin((x + y) / 400) + grain,
        255,
      ]
    },
  })
}

/** Noise as 48 kHz mono PCM: sound does not deflate. @param {number} bytes @param {number} seed */
function recording(bytes, seed) {
  const file = Buffer.alloc(bytes - (bytes % 4))
  const words = new Uint32Array(file.buffer, file.byteOffset, file.length / 4)
  const random = noise(seed)
  for (let index = 11; index < words.length; index++) words[index] = random()
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  ;[16, 0x0001_0001, 48_000, 96_000, 0x0010_0002].forEach((word, index) =>
    file.writeUInt32LE(word, 16 + index * 4),
  )
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(file.length - 44, 40)
  return file
}

/** xorshift32. @param {number} seed */
function noise(seed) {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}
