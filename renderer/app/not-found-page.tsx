import { Button } from '@mantine/core'
import { useText } from '../i18n/locale.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export function NotFoundPage({ what }: { readonly what: 'page' | 'caseGone' }) {
  const { notFound } = useText().app
  return (
    <>
      <PageHeader title={notFound.title} description={notFound[what]} />
      <Button component="a" href="#/" variant="default">
        {notFound.toCases}
      </Button>
    </>
  )
}
