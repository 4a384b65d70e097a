'use strict'
// Checks a pack that Recourse made. Nothing of Recourse is used here: this page must be able to contradict it.

/** SHA-256 (FIPS 180-4) piece by piece: WebCrypto takes whole files only, and recordings do not fit into memory. */
const roundConstants = (() => {
  const primes = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n)
  const fraction = (x) => Math.floor((x - Math.floor(x)) * 4294967296) | 0
  return {
    k: Int32Array.from(primes, (p) => fraction(Math.cbrt(p))),
    h: Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p))),
  }
})()

class Sha256 {
  constructor() {
    this.h = Int32Array.from(roundConstants.h)
    this.w = new Int32Array(64)
    this.block = new Uint8Array(64)
    this.filled = 0
    this.length = 0
  }
  update(bytes) {
    this.length += bytes.length
    let at = 0
    if (this.filled > 0) {
      at = Math.min(64 - this.filled, bytes.length)
      this.block.set(bytes.subarray(0, at), this.filled)
      this.filled += at
      if (this.filled < 64) return this
      this.compress(this.block, 0)
      this.filled = 0
    }
    for (; at + 64 <= bytes.length; at += 64) this.compress(bytes, at)
    this.block.set(bytes.subarray(at), 0)
    this.filled = bytes.length - at
    return this
  }
  compress(bytes, at) {
    const { w, h } = this
    const { k } = roundConstants
    for (let i = 0; i < 16; i++, at += 4)
      w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15]
      const y = w[i - 2]
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0
    }
    let [a, b, c, d, e, f, g, z] = h
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const t1 = (z + s1 + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      z = g
      g = f
      f = e
      e = (d + t1) | 0
      d = c
      c = b
      b = a
      a = (t1 + t2) | 0
    }
    h[0] += a
    h[1] += b
    h[2] += c
    h[3] += d
    h[4] += e
    h[5] += f
    h[6] += g
    h[7] += z
  }
  hex() {
    const bits = this.length * 8
    const tail = new Uint8Array(this.filled < 56 ? 64 - this.filled : 128 - this.filled)
    tail[0] = 0x80
    const view = new DataView(tail.buffer)
    view.setUint32(tail.length - 8, Math.floor(bits / 4294967296))
    view.setUint32(tail.length - 4, bits >>> 0)
    this.update(tail)
    return Array.from(this.h, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  }
}

const hashText = (text) => new Sha256().update(new TextEncoder().encode(text)).hex()
const zeros = '0'.repeat(64)
const isHash = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
/** What systems put into folders by themselves. */
const isNoise = (name) => /(^|\/)(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i.test(name)
const besideSums = ['SHA256SUMS', 'SHA256SUMS.tsq', 'SHA256SUMS.tsr']
const pieceBytes = 4 * 1024 * 1024

async function hashOf(file, onBytes) {
  const hash = new Sha256()
  for (let at = 0; at < file.size; at += pieceBytes) {
    const piece = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer())
    hash.update(piece)
    await onBytes(piece.length)
  }
  return hash.hex()
}

/** Lines of `sha256sum`: name by hash, and those that are no such line. */
function readSums(text) {
  const hashes = new Map()
  const bad = []
  text.split('\n').forEach((line, index) => {
    if (line === '') return
    const found = /^([0-9a-f]{64}) [ *](.+)$/.exec(line)
    if (found && !hashes.has(found[2])) hashes.set(found[2], found[1])
    else bad.push(String(index + 1))
  })
  return { hashes, bad }
}

/** The lines of a file one by one, in bounded memory. */
async function eachLine(file, take) {
  const decoder = new TextDecoder()
  let rest = ''
  for (let at = 0; at < file.size; at += pieceBytes) {
    const piece = await file.slice(at, at + pieceBytes).arrayBuffer()
    const lines = (rest + decoder.decode(piece, { stream: at + pieceBytes < file.size })).split('\n')
    rest = lines.pop()
    for (const line of lines) take(line)
  }
  if (rest !== '') take(rest)
}

/** Follows the log from its first row: every row continues the one before, and a text is what its hash was made of. */
function custodyCheck() {
  const state = { seq: 0, hash: zeros, root: zeros, shown: 0, withheld: 0, problem: undefined, hashes: [] }
  const rows = []
  const problemIn = (row) => {
    if (row === null || typeof row !== 'object' || !isHash(row.prev) || !isHash(row.hash))
      return 'logUnreadable'
    if (row.seq !== state.seq + 1) return 'logOrder'
    if (row.prev !== state.hash) return 'logSevered'
    if (typeof row.body === 'string')
      return hashText(`${row.prev}\n${row.body}`) === row.hash ? undefined : 'logAltered'
    return row.withheld === 'other-cases' || row.withheld === 'shared-commit' ? undefined : 'logUnreadable'
  }
  const take = (line) => {
    if (state.problem) return
    const row = parsed(line)
    const kind = problemIn(row)
    if (kind) {
      state.problem = { kind, at: String(state.seq + 1) }
      return
    }
    if (typeof row.body === 'string') {
      state.root = hashText(`${state.root}\n${row.hash}`)
      state.shown++
      rows.push({ seq: row.seq, ...factsOf(row.body) })
    } else state.withheld++
    state.seq = row.seq
    state.hash = row.hash
    state.hashes.push(row.hash)
  }
  return { take, state, rows }
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function factsOf(body) {
  try {
    const { at, by, label, kind } = JSON.parse(body)
    return { at: String(at), by: String(by), label: String(label), kind: String(kind) }
  } catch {
    return { at: '', by: '', label: '', kind: '' }
  }
}

/** Everything that manifest.json says about files, beside what SHA256SUMS says. */
function manifestProblems(manifest, hashes) {
  const listed = [...(manifest.bundle?.files ?? []), ...(manifest.exhibits ?? []), ...(manifest.files ?? [])]
  const problems = []
  const named = new Set(['manifest.json'])
  for (const { file, sha256 } of listed) {
    named.add(file)
    if (hashes.get(file) !== sha256) problems.push({ kind: 'manifest', at: String(file) })
  }
  for (const name of hashes.keys()) if (!named.has(name)) problems.push({ kind: 'manifest', at: name })
  return problems
}

/** Whether a time stamp answer names this hash: its bytes stand in it. Who signed it, openssl can say. */
async function stampNames(file, hash) {
  const bytes = new Uint8Array(await file.slice(0, 1024 * 1024).arrayBuffer())
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.includes(hash)
}

/**
 * Compares the files of a folder (name -> File) with what the pack says of itself. `onBytes` is told of bytes that were read.
 * Every problem has a kind, which words there are for, and where it is.
 */
// oxlint-disable-next-line no-unused-vars -- verify-screen.js follows in the same script
async function checkPack(files, onBytes = async () => {}) {
  const problems = []
  const fail = (kind, at) => problems.push({ kind, at })
  const report = { problems, matching: 0, listed: 0, rows: [], custody: undefined }
  const sums = files.get('SHA256SUMS')
  if (!sums) {
    fail('noSums', 'SHA256SUMS')
    return report
  }
  report.sumsHash = await hashOf(sums, onBytes)
  const { hashes, bad } = readSums(await sums.text())
  for (const line of bad) fail('badSums', line)
  report.listed = hashes.size
  for (const [name, expected] of hashes) {
    const file = files.get(name)
    if (!file) fail('missing', name)
    else if ((await hashOf(file, onBytes)) !== expected) fail('changed', name)
    else report.matching++
  }
  for (const name of files.keys())
    if (!hashes.has(name) && !besideSums.includes(name) && !isNoise(name)) fail('extra', name)

  let manifest
  try {
    manifest = JSON.parse(await files.get('manifest.json').text())
    problems.push(...manifestProblems(manifest, hashes))
  } catch {
    fail('noManifest', 'manifest.json')
  }
  report.manifest = manifest
  const log = files.get('custody-log.jsonl')
  if (log) {
    const { take, state, rows } = custodyCheck()
    await eachLine(log, take)
    report.rows = rows
    report.custody = state
    const said = manifest?.custody
    if (state.problem) problems.push(state.problem)
    else if (said && (said.head?.seq !== state.seq || said.head?.hash !== state.hash))
      fail('logEnd', String(said.head?.seq))
    else if (said && said.caseRoot !== state.root) fail('logRoot', 'custody-log.jsonl')
    else if (manifest?.bundle && !state.hashes.includes(manifest.bundle.head))
      fail('bundleHead', 'custody-log.jsonl')
  } else if (!hashes.has('custody-log.jsonl')) fail('missing', 'custody-log.jsonl')
  const answer = files.get('SHA256SUMS.tsr')
  if (answer) {
    report.stamp = await stampNames(answer, report.sumsHash)
    if (!report.stamp) fail('stamp', 'SHA256SUMS.tsr')
  }
  return report
}
