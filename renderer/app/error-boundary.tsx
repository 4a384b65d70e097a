import { Button, Code, Container, Group, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useText } from '../i18n/locale.tsx'

interface Props {
  readonly children: ReactNode
  /** A new key (another page) clears the error. */
  readonly resetKey?: string
}
interface State {
  readonly error: Error | undefined
  readonly key: string | undefined
}

/** Where bugs land: the records are untouched, and the page says so and offers two ways on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, key: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.key ? null : { error: undefined, key: props.resetKey }
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <ProblemPage error={this.state.error} />
  }
}

function ProblemPage({ error }: { readonly error: Error }) {
  const { problem } = useText().app
  return (
    <Container size="sm" py="xl" role="alert">
      <Title order={1} mb="sm">
        {problem.title}
      </Title>
      <Text mb="md">{problem.body}</Text>
      <Group mb="lg">
        <Button onClick={() => window.location.reload()}>{problem.reload}</Button>
        <Button component="a" href="#/" variant="default">
          {problem.toCases}
        </Button>
      </Group>
      <Title order={2} size="sm" mb={4}>
        {problem.details}
      </Title>
      <Code block>{error.stack ?? error.message}</Code>
    </Container>
  )
}
