export { CasesPage } from './cases-page.tsx'
export { NewCasePage } from './new-case-page.tsx'
export { OverviewPage } from './overview-page.tsx'
export type { SampleCase } from './sample-case.ts'
