import { Box, Button, Group, NumberInput, Skeleton, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { useText } from '../../../i18n/locale.tsx'
import { useServices, useWatched } from '../../../services.tsx'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { UnlockForm } from '../../../ui/unlock-form.tsx'
import { NoView } from './no-view.tsx'
import { openPdf, type PdfProblem } from './pdf-document.ts'
import { PdfPage } from './pdf-page.tsx'
import { Tool } from './tool.tsx'
import { useElementSize } from './use-element-size.ts'
import styles from './viewers.module.css'
import { steppedScale } from './zoom.ts'

/** A PDF page by page. */
export function PdfViewer({ original }: { readonly original: Original }) {
  const text = useText().evidence.viewer
  const { objects, passwords } = useServices()
  const known = useWatched(passwords.watch)
  const password = known?.get(original.sha256)
  const isReady = known !== undefined
  const [pdf, setPdf] = useState<PDFDocumentProxy>()
  const [problem, setProblem] = useState<PdfProblem>()
  useEffect(() => {
    if (!isReady) return undefined
    const opening = openPdf(original, objects, password, { onOpen: setPdf, onProblem: setProblem })
    return () => {
      opening.close()
      setPdf(undefined)
      setProblem(undefined)
    }
  }, [original, objects, password, isReady])
  const onDamaged = useCallback(() => setProblem({ kind: 'damaged' }), [])

  if (problem?.kind === 'storage') return <FailureAlert failure={problem.failure} />
  if (problem) {
    const sentence = {
      encrypted: text.pdfEncrypted,
      'wrong-password': text.pdfEncrypted,
      damaged: text.pdfDamaged,
      stuck: text.pdfStuck,
    }[problem.kind]
    const isLocked = problem.kind === 'encrypted' || problem.kind === 'wrong-password'
    const form = isLocked && (
      <UnlockForm
        sha256={original.sha256}
        name={displayName(original.name)}
        isWrong={problem.kind === 'wrong-password'}
      />
    )
    return (
      <NoView media="pdf" action={form}>
        {sentence}
      </NoView>
    )
  }
  if (pdf === undefined) return <Skeleton height={420} title={text.pdfOpening} />
  return <PdfPages pdf={pdf} onDamaged={onDamaged} />
}

function PdfPages({ pdf, onDamaged }: { readonly pdf: PDFDocumentProxy; readonly onDamaged: () => void }) {
  const text = useText().evidence.viewer
  const [number, setNumber] = useState(1)
  /** Undefined: as wide as fits. */
  const [zoom, setZoom] = useState<number>()
  const frame = useRef<HTMLDivElement>(null)
  const room = useElementSize(frame)
  const width = usePageWidth(pdf, number)
  const fit = width !== undefined && room.width > 0 ? Math.min(2, (room.width - 24) / width) : undefined
  const scale = zoom ?? fit
  const go = (to: number) => {
    setNumber(Math.min(pdf.numPages, Math.max(1, to)))
    frame.current?.scrollTo(0, 0)
  }
  const step = (by: 1 | -1) => scale !== undefined && setZoom(steppedScale(scale, by))
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = {
      PageDown: () => go(number + 1),
      PageUp: () => go(number - 1),
      Home: () => go(1),
      End: () => go(pdf.numPages),
      '+': () => step(1),
      '=': () => step(1),
      '-': () => step(-1),
      '0': () => setZoom(undefined),
    }[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  return (
    <div>
      <Group gap={4} mb="xs" role="toolbar" aria-label={text.tools}>
        <Tool
          label={text.previousPage}
          Icon={IconChevronLeft}
          disabled={number === 1}
          onClick={() => go(number - 1)}
        />
        <NumberInput
          aria-label={text.page}
          value={number}
          min={1}
          max={pdf.numPages}
          allowDecimal={false}
          hideControls
          size="xs"
          w={64}
          onChange={(value) => typeof value === 'number' && go(value)}
        />
        <Text size="sm">{text.ofPages(pdf.numPages)}</Text>
        <Tool
          label={text.nextPage}
          Icon={IconChevronRight}
          disabled={number === pdf.numPages}
          onClick={() => go(number + 1)}
        />
        <Group gap={4} ml="auto">
          <Tool label={`${text.zoomOut} (−)`} onClick={() => step(-1)} Icon={IconZoomOut} />
          <Tool label={`${text.zoomIn} (+)`} onClick={() => step(1)} Icon={IconZoomIn} />
          <Button
            variant={zoom === undefined ? 'light' : 'default'}
            size="compact-md"
            onClick={() => setZoom(undefined)}
          >
            {text.fitWidth}
          </Button>
        </Group>
      </Group>
      <Box
        component="section"
        ref={frame}
        className={styles.frame}

        aria-label={text.pdfArea}
        tabIndex={0}
        onKeyDown={onKey}
      >
        {scale !== undefined && (
          <PdfPage
            pdf={pdf}
            number={number}
            scale={scale}
            label={text.pageLabel(number)}
            onDamaged={onDamaged}
          />
        )}
      </Box>
    </div>
  )
}

/** Width of a page in points; pages of one file may differ. */
function usePageWidth(pdf: PDFDocumentProxy, number: number): number | undefined {
  const [width, setWidth] = useState<number>()
  useEffect(() => {
    let isWanted = true
    pdf.getPage(number).then(
      (page) => isWanted && setWidth(page.getViewport({ scale: 1 }).width),
      () => undefined, // the page itself says that it is damaged
    )
    return () => {
      isWanted = false
    }
  }, [pdf, number])
  return width
}
