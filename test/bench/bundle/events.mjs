// @ts-check

/** Lines of a chronology in Chinese, about 77 characters each, some 3,500 different ones. @param {number} count @returns {readonly string[]} */
export function chineseEvents(count) {
  let state = 20_240_918
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  // the characters of GB 2312's first level, in the order of the encoding
  const decoder = new TextDecoder('gb18030')
  const letters = Array.from({ length: 3500 }, (_, index) =>
    decoder.decode(Uint8Array.of(0xb0 + Math.floor(index / 94), 0xa1 + (index % 94))),
  )
  const common = letters.slice(0, 400)
  return Array.from({ length: count }, (_, number) => {
    const words = Array.from({ length: 62 }, () => {
      const from = random() < 0.85 ? common : letters
      return from[Math.floor(random() * from.length)] ?? '的'
    }).join('')
    return `客服第${number + 1}次回复：${words.slice(0, 30)}，${words.slice(30)}。单号DH2024${number}`
  })
}
