import {
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconMail,
  IconMicrophone,
  IconPhoto,
  IconVideo,
} from '@tabler/icons-react'
import type { MediaClass } from '#shared/core/evidence/exhibit.ts'

const icons = {
  image: IconPhoto,
  pdf: IconFileTypePdf,
  audio: IconMicrophone,
  video: IconVideo,
  text: IconFileText,
  email: IconMail,
  other: IconFile,
} as const satisfies { readonly [M in MediaClass]: typeof IconFile }

export function MediaIcon({ media, size = 24 }: { readonly media: MediaClass; readonly size?: number }) {
  const Icon = icons[media]
  return <Icon size={size} stroke={1.5} aria-hidden />
}
