import type { sample as en } from '../en/sample.ts'

export const sample: typeof en = {}
