import {
  IconBan,
  IconBell,
  IconCash,
  IconDots,
  IconHeartHandshake,
  IconMail,
  IconMessageCircle,
  IconMessageReport,
  IconPhone,
  IconReceiptRefund,
  IconScale,
  IconShoppingCart,
  type TablerIcon,
} from '@tabler/icons-react'
import type { EventKind } from '#shared/core/timeline/event.ts'
import classes from './timeline.module.css'

const icons: { readonly [K in EventKind]: TablerIcon } = {
  purchase: IconShoppingCart,
  payment: IconCash,
  call: IconPhone,
  chat: IconMessageCircle,
  'e-mail': IconMail,
  complaint: IconMessageReport,
  refusal: IconBan,
  promise: IconHeartHandshake,
  offer: IconScale,
  refund: IconReceiptRefund,
  notice: IconBell,
  other: IconDots,
}

/** The sign on the line beside an event. Its meaning is also written as a word. */
export function EventKindMark({ kind }: { readonly kind: EventKind }) {
  const Icon = icons[kind]
  return (
    <span className={classes['mark']} data-kind={kind} aria-hidden>
      <Icon size={16} stroke={1.75} />
    </span>
  )
}
