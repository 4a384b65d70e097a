const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkSigns = '10X98765432'

/** A resident identity number of mainland China (GB 11643-1999): 17 digits with a date of birth, and its check sign. */
export function isIdentityNumber(text: string): boolean {
  const parts = /^[1-9]\d{5}((?:18|19|20)\d\d)(\d\d)(\d\d)\d{3}[\dX]$/.exec(text)
  if (!parts) return false
  const [, year, month, day] = parts.map(Number)
  if (!isDay(year ?? 0, month ?? 0, day ?? 0)) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return checkSigns[sum % 11] === text[17]
}

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}

/** Eleven digits as all networks of mainland China give them out (the first three say which). */
export const isMobileNumber = (text: string): boolean => /^1[3-9]\d{9}$/.test(text)

/** 15 to 19 digits of a payment card (ISO/IEC 7812) whose last one fits by the rule of Luhn. */
export function isBankCard(text: string): boolean {
  if (!/^[3-6]\d{14,18}$/.test(text)) return false
  const sum = Array.from(text)
    .toReversed()
    .reduce((total, sign, index) => {
      const digit = Number(sign) * (index % 2 === 1 ? 2 : 1)
      return total + (digit > 9 ? digit - 9 : digit)
    }, 0)
  return sum % 10 === 0
}
