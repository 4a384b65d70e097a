import { Text, type TextProps } from '@mantine/core'
import type { Money } from '#shared/core/money.ts'
import { formatMoney } from '#shared/messages/format.ts'
import { useLocale } from '../i18n/locale.tsx'

/** An amount in figures of one width, so that columns line up. */
export function MoneyText({ sum, ...rest }: { readonly sum: Money } & TextProps) {
  const locale = useLocale()
  return (
    <Text component="span" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }} {...rest}>
      {formatMoney(sum, locale)}
    </Text>
  )
}
