import type { Case } from '#shared/core/cases/case.ts'
import { asCaseId, asInstant } from '#shared/core/ids.ts'

/** The case that every other builder belongs to unless told otherwise. */
export const caseId = asCaseId('case-1')

/** A business bought an outbound-call robot that never worked. */
export const aCase = (over: Partial<Case> = {}): Case => ({
  id: caseId,
  title: '外呼机器人退费',
  buyer: 'business',
  product: 'outbound-robot',
  productName: '智能外呼系统专业版',
  orderNumber: 'DH20240918-001',
  accountName: 'shop-8841',
  problem: {
    manifestation: '拨出的电话全部无声',
    impact: '活动期间没有一通有效外呼',
    occurred: '自开通之日起',
  },
  stage: 'contact-vendor',
  archived: false,
  sample: false,
  createdAt: asInstant('2024-10-01T02:00:00.000Z'),
  ...over,
})
