import { MantineProvider } from '@mantine/core'
import { configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { LocaleProvider } from '../../../renderer/i18n/locale.tsx'
import { type Services, ServicesProvider } from '../../../renderer/services.tsx'

// a busy machine needs longer than the library's one second to lay out a page in jsdom
configure({ asyncUtilTimeout: 10_000 })

/** One page without the frame around it, in Simplified Chinese. */
export const renderPage = (services: Services, page: ReactNode) =>
  render(
    <MantineProvider env="test">
      <LocaleProvider locale="zh-CN">
        <ServicesProvider services={services}>{page}</ServicesProvider>
      </LocaleProvider>
    </MantineProvider>,
  )
