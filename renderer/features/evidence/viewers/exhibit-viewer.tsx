import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { Exhibit, ExhibitProblem } from '#shared/core/evidence/exhibit.ts'
import { assertNever } from '#shared/core/result.ts'
import { isWritten } from '#shared/office/read-written.ts'
import { useText } from '../../../i18n/locale.tsx'
import { problemSentence } from '../problem-sentence.ts'
import { ImageViewer } from './image-viewer.tsx'
import { RecordingViewer } from '../recording/recording-viewer.tsx'
import { NoView } from './no-view.tsx'
import { RecognisedPanel } from './recognised-panel.tsx'
import { TextViewer } from './text-viewer.tsx'
import { WrittenViewer } from './written-viewer.tsx'

// the PDF and mail readers are large and wanted by few exhibits
const PdfViewer = lazy(async () => ({ default: (await import('./pdf-viewer.tsx')).PdfViewer }))
const EmailViewer = lazy(async () => ({ default: (await import('./email-viewer.tsx')).EmailViewer }))

/** Problems after which nothing can be shown. A damaged or encrypted file is tried: often a part can be seen. */
const isHopeless = ({ kind }: ExhibitProblem) => kind === 'empty' || kind === 'too-large-to-show'

/** Shows an original, or says in a sentence why it cannot be shown. */
export function ExhibitViewer({ exhibit }: { readonly exhibit: Exhibit }) {
  const text = useText()
  const { original } = exhibit
  const hopeless = original.problems.find(isHopeless)
  if (hopeless) return <NoView media={original.media}>{problemSentence(hopeless, text)}</NoView>
  switch (original.media) {
    case 'image':
      return (
        <>
          <ImageViewer original={original} title={exhibit.title} />
          <RecognisedPanel original={original} />
        </>
      )
    case 'pdf':
      return (
        <>
          <Suspense fallback={<Skeleton height={420} />}>
            <PdfViewer original={original} />
          </Suspense>
          <RecognisedPanel original={original} />
        </>
      )
    case 'audio':
    case 'video':
      return <RecordingViewer exhibit={exhibit} />
    case 'text':
      return isWritten(original.type) ? (
        <WrittenViewer original={original} />
      ) : (
        <TextViewer original={original} />
      )
    case 'email':
      return (
        <Suspense fallback={<Skeleton height={420} />}>
          <EmailViewer original={original} />
        </Suspense>
      )
    case 'other':
      return <NoView media="other">{text.evidence.viewer.other}</NoView>
    default:
      return assertNever(original.media, 'exhibit viewer')
  }
}
