const pattern =
  /^(?<part>上午|下午|晚上|凌晨|早上|中午)?\s*(?<hour>\d{1,2})\s*(?:[:.]\s*(?<minute>\d{1,2})|[点點时時]\s*(?:(?<spoken>\d{1,2})\s*分?|(?<half>半))?)?\s*(?<suffix>[ap]\.?m\.?)?$/

/** A time of day as `HH:MM`, from `9:05`, `14：03`, `2:03 pm`, `2 pm`, `下午2点03分`, `晚上8點半`. Undefined when it is none. */
export function readWrittenTime(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const groups = pattern.exec(plain)?.groups
  if (!groups || /^\d+$/.test(plain)) return undefined
  const { part = '', minute, spoken, half, suffix = '' } = groups
  const said = Number(groups['hour'])
  const minutes = half ? 30 : Number(minute ?? spoken ?? 0)
  const hours = said + shift(said, part, suffix)
  if (hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** Hours to add to those said: twelve in the afternoon, minus twelve for the hour after midnight. */
function shift(said: number, part: string, suffix: string): number {
  const late = part === '下午' || part === '晚上' || suffix.startsWith('p') || (part === '中午' && said < 11)
  if (late) return said < 12 ? 12 : 0
  const early = part === '凌晨' || part === '上午' || suffix.startsWith('a')
  return early && said === 12 ? -12 : 0
}
