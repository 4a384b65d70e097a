import { Box, Button, Group, Skeleton, Text } from '@mantine/core'
import {
  IconChevronLeft,
  IconChevronRight,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { useText } from '../../../i18n/locale.tsx'
import { NoView } from './no-view.tsx'
import { Tool } from './tool.tsx'
import { useElementSize } from './use-element-size.ts'
import { usePicture } from './use-picture.ts'
import styles from './viewers.module.css'
import { fittedScale, steppedScale } from './zoom.ts'

/** An image with zoom and a turned view; the file itself is never turned. The browser heeds its EXIF orientation. */
export function ImageViewer({ original, title }: { readonly original: Original; readonly title: string }) {
  const text = useText().evidence.viewer
  const [page, setPage] = useState(0)
  const picture = usePicture(original, page)
  const [natural, setNatural] = useState<{ readonly width: number; readonly height: number }>()
  const [isBroken, setBroken] = useState(false)
  /** Undefined: as large as fits. */
  const [zoom, setZoom] = useState<number>()
  const [turns, setTurns] = useState(0)
  const frame = useRef<HTMLDivElement>(null)
  const room = useElementSize(frame)

  if (picture === 'unavailable') return <NoView media={original.media}>{text.mediaUnavailable}</NoView>
  if (isBroken || picture === 'undecodable')
    return <NoView media="image">{text.imageUnsupported(original.type)}</NoView>
  const pages = original.pages ?? 1
  const isTurned = turns % 2 === 1
  const seen = natural && (isTurned ? { width: natural.height, height: natural.width } : natural)
  const fit = seen && room.width > 0 ? fittedScale(seen, room) : 1
  const scale = zoom ?? fit
  const step = (by: 1 | -1) => setZoom(steppedScale(scale, by))
  const onKey = (event: KeyboardEvent) => {
    const act = {
      '+': () => step(1),
      '=': () => step(1),
      '-': () => step(-1),
      '0': () => setZoom(undefined),
      '1': () => setZoom(1),
      r: () => setTurns((now) => (now + 1) % 4),
    }[event.key]
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }

  return (
    <div>
      <Group gap={4} mb="xs" role="toolbar" aria-label={text.tools}>
        <Tool label={`${text.zoomOut} (−)`} onClick={() => step(-1)} Icon={IconZoomOut} />
        <Tool label={`${text.zoomIn} (+)`} onClick={() => step(1)} Icon={IconZoomIn} />
        <Button
          variant={zoom === undefined ? 'light' : 'default'}
          size="compact-md"
          onClick={() => setZoom(undefined)}
        >
          {text.fit}
        </Button>
        <Button variant={zoom === 1 ? 'light' : 'default'} size="compact-md" onClick={() => setZoom(1)}>
          100%
        </Button>
        <Tool
          label={`${text.turn} (R)`}
          onClick={() => setTurns((now) => (now + 1) % 4)}
          Icon={IconRotateClockwise}
        />
        <Text component="output" size="sm" c="dimmed" ml="xs">
          {Math.round(scale * 100)}%
        </Text>
        <Pager page={page} pages={pages} onPage={setPage} />
      </Group>
      <Box
        component="section"
        ref={frame}
        className={styles.frame}

        aria-label={text.imageArea}
        tabIndex={0}
        onKeyDown={onKey}
      >
        {picture === undefined ? (
          <Skeleton height="100%" />
        ) : (
          <div
            className={styles.canvas}
            style={seen && { width: seen.width * scale, height: seen.height * scale }}
          >
            <img
              src={picture.url}
              alt={displayName(title)}
              draggable={false}
              decoding="async"
              className={styles.image}
              onLoad={({ currentTarget }) =>
                setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
              }
              onError={() => setBroken(true)}
              style={
                natural && {
                  width: natural.width * scale,
                  height: natural.height * scale,
                  transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
                }
              }
            />
          </div>
        )}
      </Box>
    </div>
  )
}

/** Turns the pages of a scan; nothing where there is one page. */
function Pager({
  page,
  pages,
  onPage,
}: {
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
}) {
  const text = useText().material.image
  if (pages < 2) return null
  return (
    <Group gap={4} ml="auto">
      <Tool
        label={text.previousPage}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
        Icon={IconChevronLeft}
      />
      <Text component="output" size="sm" c="dimmed">
        {text.pageOf(page + 1, pages)}
      </Text>
      <Tool
        label={text.nextPage}
        disabled={page === pages - 1}
        onClick={() => onPage(page + 1)}
        Icon={IconChevronRight}
      />
    </Group>
  )
}
