'use strict'
// What is seen of the check. Texts come from the page itself, in three languages; no name of a file is ever taken for markup.

const words = JSON.parse(document.getElementById('words').textContent)
const byId = (id) => document.getElementById(id)
let language = document.documentElement.lang
let last

const say = (key) => words[language][key]
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
/** Signs that change how a name looks without being seen are spelt out. */
const shown = (name) =>
  String(name).replace(
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (sign) => '‹U+' + sign.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') + '›',
  )

function put(parent, tag, text, className) {
  const element = document.createElement(tag)
  if (text !== undefined) element.textContent = text
  if (className) element.className = className
  parent.append(element)
  return element
}

function draw() {
  document.documentElement.lang = language
  document.title = say('title')
  for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = say(element.dataset.word)
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === language))
  if (last) drawReport(last)
}

function drawReport(report) {
  const box = byId('report')
  box.replaceChildren()
  const good = report.problems.length === 0
  const verdict = put(box, 'div', undefined, good ? 'verdict good' : 'verdict bad')
  put(verdict, 'h2', good ? say('allMatch') : filled(say('notAll'), { count: report.problems.length }))
  put(
    verdict,
    'p',
    filled(say('counted'), {
      matching: report.matching,
      listed: report.listed,
      shown: report.custody?.shown ?? 0,
      withheld: report.custody?.withheld ?? 0,
    }),
  )
  if (!good) {
    const list = put(box, 'ul', undefined, 'problems')
    for (const { kind, at } of report.problems) {
      const item = put(list, 'li')
      item.dataset.problem = kind
      item.dataset.at = at
      put(item, 'strong', say('problems')[kind].name)
      put(item, 'span', filled(say('problems')[kind].what, { at: shown(at) }))
    }
  }
  if (report.sumsHash) drawAnchor(box, report)
  if (report.stamp) put(box, 'p', say('stampNames'))
  drawExhibits(box, report)
  drawLog(box, report)
  put(box, 'p', say('limits'), 'note')
}

function drawAnchor(box, { sumsHash }) {
  put(box, 'h3', say('anchor'))
  put(box, 'p', say('anchorHint'))
  const label = put(box, 'label', say('anchorHere'))
  put(label, 'code', sumsHash)
  const other = put(box, 'label', say('anchorOther'))
  const field = put(other, 'input')
  field.autocomplete = 'off'
  field.spellcheck = false
  const answer = put(other, 'output')
  field.addEventListener('input', () => {
    const given = field.value.replace(/[^0-9a-fA-F]/g, '').toLowerCase()
    const same = given === sumsHash
    answer.textContent = given === '' ? '' : same ? say('anchorSame') : say('anchorDiffers')
    answer.className = same ? 'good' : 'bad'
  })
}

function drawExhibits(box, { manifest, problems }) {
  if (!Array.isArray(manifest?.exhibits)) return
  put(box, 'h3', say('exhibits'))
  const table = tableIn(box, ['number', 'exhibitTitle', 'file', 'taken', 'state'])
  for (const { number, title, file, acquiredAt, acquiredOn } of manifest.exhibits) {
    const row = put(table, 'tr')
    const bad = problems.find(({ at }) => at === file)
    for (const cell of [number, title, file, `${acquiredAt} · ${acquiredOn}`]) put(row, 'td', shown(cell))
    put(row, 'td', bad ? say('problems')[bad.kind].name : say('same'), bad ? 'bad' : 'good')
  }
}

function drawLog(box, { rows, manifest }) {
  if (rows.length === 0) return
  const details = put(box, 'details')
  put(details, 'summary', filled(say('log'), { count: rows.length }))
  const table = tableIn(details, ['row', 'when', 'who', 'what'])
  const labels = manifest?.labels ?? {}
  for (const { seq, at, by, label, kind } of rows) {
    const row = put(table, 'tr')
    const name = words[language].labels[label] ?? labels[label] ?? label
    for (const cell of [seq, at, by, kind === 'change' ? name : `${say(kind) ?? kind}: ${name}`])
      put(row, 'td', shown(cell))
  }
}

function tableIn(box, heads) {
  const scroll = put(box, 'div', undefined, 'scroll')
  scroll.tabIndex = 0
  const table = put(scroll, 'table')
  const head = put(put(table, 'thead'), 'tr')
  for (const name of heads) put(head, 'th', say('columns')[name]).scope = 'col'
  return put(table, 'tbody')
}

async function check(files) {
  const total = [...files.values()].reduce((sum, { size }) => sum + size, 0)
  const bar = byId('progress')
  byId('report').replaceChildren()
  bar.hidden = false
  bar.max = Math.max(total, 1)
  bar.value = 0
  last = undefined
  try {
    last = await checkPack(files, async (bytes) => {
      bar.value += bytes
      await new Promise((resolve) => setTimeout(resolve))
    })
    drawReport(last)
  } catch (error) {
    put(byId('report'), 'p', filled(say('unreadable'), { detail: shown(error) }), 'verdict bad')
  }
  bar.hidden = true
}

/** The folder's own name is no part of the names in it. */
const inFolder = (path) => path.replace(/^[^/]*\//, '')

async function droppedFiles(items) {
  const files = new Map()
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean)
  const read = async (entry, path) => {
    if (entry.isFile) {
      files.set(path, await new Promise((resolve, reject) => entry.file(resolve, reject)))
      return
    }
    const reader = entry.createReader()
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))
      if (some.length === 0) return
      for (const one of some) await read(one, path === '' ? one.name : `${path}/${one.name}`)
    }
  }
  const isOneFolder = entries.length === 1 && entries[0].isDirectory
  for (const entry of entries) await read(entry, isOneFolder ? '' : entry.name)
  return files
}

async function checkDropped(items) {
  const files = await droppedFiles(items)
  if (files.size > 0) await check(files)
}

byId('folder').addEventListener('change', (event) => {
  const chosen = [...event.target.files]
  if (chosen.length > 0)
    void check(new Map(chosen.map((file) => [inFolder(file.webkitRelativePath || `/${file.name}`), file])))
  event.target.value = ''
})
addEventListener('dragover', (event) => event.preventDefault())
addEventListener('drop', (event) => {
  event.preventDefault()
  void checkDropped(event.dataTransfer.items)
})
for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => {
    language = button.dataset.language
    draw()
  })
draw()
