import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './fact-list.module.css'

/** Names and values, side by side; filled with `Fact`. */
export function FactList({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.list}>{children}</dl>
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {children}
      </Text>
    </>
  )
}
