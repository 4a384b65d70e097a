import type { pdf as en } from '../en/pdf.ts'

export const pdf: typeof en = {}
