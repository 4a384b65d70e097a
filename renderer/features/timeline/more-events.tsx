import { Button, Center } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { useEffect } from 'react'
import { useText } from '../../i18n/locale.tsx'
import { showMore, timelineStore } from './timeline-store.ts'

/** Where the loaded events end: reaching it by scrolling shows the next page, and so does the button. */
export function MoreEvents() {
  const text = useText()
  const { ref, entry } = useIntersection({ rootMargin: '400px' })
  const isNear = entry?.isIntersecting === true
  useEffect(() => {
    if (isNear) showMore(timelineStore)
  }, [isNear])
  return (
    <Center ref={ref} my="md">
      <Button variant="default" onClick={() => showMore(timelineStore)}>
        {text.timeline.more}
      </Button>
    </Center>
  )
}
