import { Route, Switch } from 'wouter'
import { asCaseId } from '#shared/core/ids.ts'
import { CasesPage, NewCasePage } from '../features/cases/index.ts'
import { RestorePage } from '../features/restore/index.ts'
import { SettingsPage } from '../features/settings/index.ts'
import { TrashPage } from '../features/trash/index.ts'
import { CaseRoutes } from './case-routes.tsx'
import { goTo } from './hash-location.ts'
import { NotFoundPage } from './not-found-page.tsx'
import type { PreferencesDoor } from './preferences.ts'
import type { useOpenCase } from './use-open-case.ts'
import { useSampleCase } from './use-sample-case.ts'

/** Which page an address shows. Features do not know each other: what leads from one to another is joined here. */
export function AppRoutes({
  preferences,
  open,
}: {
  readonly preferences: PreferencesDoor
  readonly open: ReturnType<typeof useOpenCase>
}) {
  const sample = useSampleCase()
  return (
    <Switch>
      <Route path="/">
        <CasesPage sample={sample} />
      </Route>
      <Route path="/new-case">
        <NewCasePage onCreated={(id) => goTo(`/case/${id}/overview`)} />
      </Route>
      <Route path="/trash">
        <TrashPage />
      </Route>
      <Route path="/restore">
        <RestorePage />
      </Route>
      <Route path="/settings">
        <SettingsPage onLocale={preferences.chooseLocale} />
      </Route>
      <Route path="/case/:id/:section?">
        {({ id, section }) => (
          <CaseRoutes caseId={asCaseId(id)} section={section} open={open} sample={sample} />
        )}
      </Route>
      <Route>
        <NotFoundPage what="page" />
      </Route>
    </Switch>
  )
}
