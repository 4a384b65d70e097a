import { Box, Skeleton, Table, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { visibleText } from '#shared/core/evidence/visible-text.ts'
import { readWritten } from '#shared/office/read-written.ts'
import type { WrittenDocument, WrittenPart } from '#shared/office/written-document.ts'
import { ZipProblem } from '#shared/office/zip-archive.ts'
import { useText } from '../../../i18n/locale.tsx'
import { useServices } from '../../../services.tsx'
import { NoView } from './no-view.tsx'
import styles from './viewers.module.css'

type Read = WrittenDocument | 'broken' | 'too-large'

/** The words of a Word, Excel or OFD file. Nothing in it is executed or fetched. */
export function WrittenViewer({ original }: { readonly original: Original }) {
  const text = useText().material.written
  const read = useWritten(original)
  if (read === undefined) return <Skeleton height={320} title={text.reading} />
  if (read === 'broken' || read === 'too-large')
    return <NoView media={original.media}>{read === 'broken' ? text.broken : text.tooLarge}</NoView>
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">
        {text.wordTextNotAttached}
      </Text>
      <Box component="section" className={styles.sheet} aria-label={text.area} tabIndex={0}>
        {read.parts.length === 0 && <Text>{text.noText}</Text>}
        {read.parts.map((part, nth) => (
          <Part key={nth} part={part} />
        ))}
        {read.isCut && <Text c="dimmed">{text.rowsCut}</Text>}
        {read.sheetsLeft > 0 && <Text c="dimmed">{text.sheetsLeft(read.sheetsLeft)}</Text>}
      </Box>
    </div>
  )
}

function Part({ part }: { readonly part: WrittenPart }) {
  const text = useText().material.written
  if (part.kind === 'heading')
    return (
      <Title order={2} size="h4" mt="md">
        {displayName(part.text)}
      </Title>
    )
  if (part.kind === 'paragraph')
    return <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{visibleText(part.text)}</Text>
  return (
    <Box my="md" style={{ overflowX: 'auto' }}>
      {part.name !== undefined && (
        <Title order={2} size="h4" mb="xs">
          {text.sheetNamed(displayName(part.name))}
        </Title>
      )}
      <Table withTableBorder withColumnBorders fz="sm">
        <Table.Tbody>
          {part.rows.map((row, nth) => (
            <Table.Tr key={nth}>
              {row.map((cell, column) => (
                <Table.Td key={column} style={{ whiteSpace: 'pre-wrap' }}>
                  {visibleText(cell)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {part.isCut && <Text c="dimmed">{text.rowsCut}</Text>}
    </Box>
  )
}

function useWritten(original: Original): Read | undefined {
  const { objects } = useServices()
  const { sha256, bytes, type } = original
  const [read, setRead] = useState<{ readonly of: string; readonly result: Read }>()
  useEffect(() => {
    let isWanted = true
    const range = async (offset: number, length: number) => {
      const answer = await objects.read(sha256, offset, length)
      if (!answer.ok) throw new Error(answer.failure.kind)
      return answer.value
    }
    readWritten(type, range, bytes).then(
      (result) => isWanted && setRead({ of: sha256, result }),
      (error: unknown) => {
        const isLarge = error instanceof ZipProblem && error.kind === 'too-large'
        if (isWanted) setRead({ of: sha256, result: isLarge ? 'too-large' : 'broken' })
      },
    )
    return () => {
      isWanted = false
    }
  }, [objects, sha256, bytes, type])
  return read?.of === sha256 ? read.result : undefined
}
