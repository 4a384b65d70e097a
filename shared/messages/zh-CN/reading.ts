import type { reading as en } from '../en/reading.ts'

export const reading: typeof en = {
  heading: '图片中的文字',
  unchecked: '由本机自动识别，未经核对，以图片为准。',
  copy: '复制',
  copied: '已复制',
  label: '识别图片文字的进度',
  progress: (now, total) => `正在识别图片文字：第 ${now} 张，共 ${total} 张`,
  stop: '停止',
  stopHint: '停止识别图片文字，可在设置中重新开启。',
  broken: '暂时无法识别图片文字。图片本身不受影响。',
  setting: '图片文字识别',
  switch: '识别图片和扫描件中的文字',
  switchHint:
    '导入后在本机后台进行。识别出的文字用于在这里和证据册中查找图片。关闭后，已识别的文字仍会保留。',
  beforeBundle: (pictures) =>
    `还有 ${pictures} 张图片正在识别文字。现在生成的证据册搜不到其中的文字；识别完成后会重新编排。`,
  annex: (exhibits) =>
    `为便于检索，下列证据的图片和扫描页附有隐藏文字层。文字由程序自动识别，未经人工核对，可能有误，以图片显示的内容为准。涉及：${exhibits}。`,
  separator: '、',
}
