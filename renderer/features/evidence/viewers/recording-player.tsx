import { Button, Group, NativeSelect, Paper, Skeleton, Stack } from '@mantine/core'
import { IconRewindBackward10, IconRewindForward10 } from '@tabler/icons-react'
import { type Ref, type RefObject, useImperativeHandle, useRef, useState } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { useText } from '../../../i18n/locale.tsx'
import { MediaIcon } from '../media-icon.tsx'
import { NoView } from './no-view.tsx'
import { useMediaUrl } from './use-media-url.ts'
import styles from './viewers.module.css'

const speeds = ['0.5', '0.75', '1', '1.25', '1.5', '2'] as const

/** What others may ask of the player. Milliseconds. */
export interface Player {
  readonly now: () => number
  readonly playFrom: (ms: number) => void
}

/** Plays a recording by ranges: a two-hour call starts at once and is never loaded whole. */
export function RecordingPlayer({
  original,
  title,
  player,
}: {
  readonly original: Original
  readonly title: string
  /** For those who ask where it stands, or set it. */
  readonly player?: Ref<Player>
}) {
  const text = useText().evidence.viewer
  const url = useMediaUrl(original)
  const element = useRef<HTMLMediaElement>(null)
  useImperativeHandle(
    player,
    () => ({
      now: () => Math.round((element.current?.currentTime ?? 0) * 1000),
      playFrom(ms) {
        if (!element.current) return
        element.current.currentTime = ms / 1000
        // a browser may refuse to play; the position is set all the same
        element.current.play().catch(() => undefined)
      },
    }),
    [],
  )
  const [isBroken, setBroken] = useState(false)
  const [speed, setSpeed] = useState('1')
  if (url === 'unavailable') return <NoView media={original.media}>{text.mediaUnavailable}</NoView>
  if (isBroken) return <NoView media={original.media}>{text.cannotPlay(original.type)}</NoView>
  if (url === undefined) return <Skeleton height={160} />

  const skip = (seconds: number) => {
    if (element.current) element.current.currentTime += seconds
  }
  const shared = {
    src: url,
    controls: true,
    preload: 'metadata' as const,
    'aria-label': displayName(title),
    onError: () => setBroken(true),
    // the browser forgets the speed when it loads the recording
    onLoadedMetadata: () => {
      if (element.current) element.current.playbackRate = Number(speed)
    },
  }
  return (
    <Paper withBorder p="lg">
      <Stack>
        {original.media === 'video' ? (
          <video ref={element as RefObject<HTMLVideoElement | null>} className={styles.video} {...shared} />
        ) : (
          <>
            <Group justify="center" c="dimmed" pt="md">
              <MediaIcon media="audio" size={56} />
            </Group>
            <audio ref={element} className={styles.player} {...shared} />
          </>
        )}
        <Group justify="space-between" align="end">
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconRewindBackward10 size={18} aria-hidden />}
              aria-label={text.back10Label}
              onClick={() => skip(-10)}
            >
              {text.back10}
            </Button>
            <Button
              variant="default"
              leftSection={<IconRewindForward10 size={18} aria-hidden />}
              aria-label={text.forward10Label}
              onClick={() => skip(10)}
            >
              {text.forward10}
            </Button>
          </Group>
          <NativeSelect
            label={text.speed}
            value={speed}
            data={speeds.map((value) => ({ value, label: `${value}×` }))}
            onChange={({ currentTarget: { value } }) => {
              setSpeed(value)
              if (element.current) element.current.playbackRate = Number(value)
            }}
          />
        </Group>
      </Stack>
    </Paper>
  )
}
