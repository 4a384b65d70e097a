import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { type ExhibitKind, exhibitKinds } from '#shared/core/evidence/exhibit.ts'
import { useText } from '../../i18n/locale.tsx'

interface KindSelectProps extends Omit<NativeSelectProps, 'value' | 'onChange' | 'data'> {
  readonly value: ExhibitKind
  /** A guess is shown as one until the user says it is right. */
  readonly suggested: boolean
  readonly onKind: (kind: ExhibitKind) => void
}

/** The kind of an exhibit. While it is a guess, the first choice confirms it. */
export function KindSelect({ value, suggested, onKind, ...rest }: KindSelectProps) {
  const text = useText()
  const words = text.vocabulary.exhibit
  return (
    <NativeSelect
      {...rest}
      value={suggested ? 'suggested' : value}
      onChange={(event) => {
        const kind = exhibitKinds.find((known) => known === event.currentTarget.value)
        if (kind) onKind(kind)
      }}
    >
      {suggested && <option value="suggested">{text.evidence.suggestedKind(words[value])}</option>}
      {exhibitKinds.map((kind) => (
        <option key={kind} value={kind}>
          {words[kind]}
        </option>
      ))}
    </NativeSelect>
  )
}
