const dayMs = 86_400_000
/** Formats of dates and times that have no text of their own in the file (ECMA-376 part 1, 18.8.30; Chinese ones too). */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Does a number format show a date or a time? Words in quotation marks, colours and conditions say nothing of it. */
export const isDateFormat = (id: number, code: string | undefined): boolean =>
  code === undefined ? builtIn(id) : /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

/**
 * A day number as `2024-09-18`, with its time where it has one, or a time of day alone. Day 60 of the 1900 calendar,
 * 29 February 1900, never was: days before it are one off.
 */
export function excelDate(serial: number, from1904: boolean): string {
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  // to the second, as the programs show it
  const written = new Date(Math.round((epoch + serial * dayMs) / 1000) * 1000).toISOString()
  const [day = '', time = ''] = written.split('T')
  const clock = time.slice(0, 8).replace(/:00$/, '')
  if (serial > 0 && serial < 1) return clock
  return Number.isInteger(serial) ? day : `${day} ${clock}`
}
