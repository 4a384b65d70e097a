import { Button, Paper, Stack, Title } from '@mantine/core'
import { IconFileStack } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import type { PlannedRedaction } from '#shared/bundle/redaction/applied-redaction.ts'
import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'
import type { CaseId, Instant } from '#shared/core/ids.ts'
import type { Clock } from '#shared/core/ports.ts'
import { profileOf } from '#shared/reference/profile.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { caseHref } from '../../ui/case-href.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { makeBundle, saveBundle, startAgain } from './bundle-actions.ts'
import { Arrangement } from './arrangement.tsx'
import { ComparePanel } from './compare-panel.tsx'
import { BundleSettings } from './bundle-settings.tsx'
import { ArchiveNote } from './archive-note.tsx'
import type { BundleChoices } from './bundle-choices.ts'
import { bundleStore, type Made } from './bundle-store.ts'
import classes from './bundle.module.css'
import { ExhibitChooser } from './exhibit-chooser.tsx'
import { ExportHistory } from './export-history.tsx'
import { MakingPanel } from './making-panel.tsx'
import { OtherCasePanel } from './other-case-panel.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { ProfileChoice } from './profile-choice.tsx'
import { ProtectPanel } from './protect-panel.tsx'
import { isConsistent, noProtection, type Protection, secretsOf } from './protection.ts'
import { RedactionPanel } from './redaction-panel.tsx'
import { ResultPanel } from './result-panel.tsx'
import { UnreadNote } from './unread-note.tsx'
import { type Planned, useBundle, useExports, useOutdated, usePlan } from './use-bundle.ts'

/** From chosen exhibits to a verified PDF: choose, see the plan, make, save. */
export function BundlePage({ caseId }: { readonly caseId: CaseId }) {
  const words = useText().bundle
  const bundle = useBundle(caseId)
  const exports = useExports(caseId)
  const [planned, setPlanned] = useState<BundleRecord>()
  const hasExports = (exports?.length ?? 0) > 0
  if (!bundle.isReady) return null
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      {bundle.exhibits.length === 0 ? (
        <EmptyState
          title={words.none.title}
          icon={<IconFileStack size={26} />}
          actions={
            <Button component="a" href={caseHref(caseId, 'evidence')}>
              {words.none.toEvidence}
            </Button>
          }
        >
          {words.none.body}
        </EmptyState>
      ) : (
        <Workbench caseId={caseId} bundle={bundle} onPlanned={setPlanned} />
      )}
      {(bundle.exhibits.length > 0 || hasExports) && <ExportHistory exports={exports} />}
      <ComparePanel caseId={caseId} exports={exports ?? []} planned={planned} />
    </>
  )
}

interface WorkbenchProps {
  readonly caseId: CaseId
  readonly bundle: ReturnType<typeof useBundle>
  /** Told of the record of the plan on the screen. */
  readonly onPlanned: (record: BundleRecord | undefined) => void
}

function Workbench({ caseId, bundle, onPlanned }: WorkbenchProps) {
  const words = useText().bundle
  const { choices, exhibits, onChoose } = bundle
  const chosen = exhibits.filter(({ id }) => !choices.leftOut.has(id))
  const [found, setFound] = useState<PlannedRedaction>()
  const [given, setProtection] = useState(noProtection)
  // pictures have neither password nor signature
  const canProtect = profileOf(choices.profile).encoding !== 'image-pack'
  const protection = canProtect ? given : noProtection
  const isEncrypted = protection.password !== ''
  const options = useMemo(
    () => (isEncrypted ? { ...bundle.options, isEncrypted } : bundle.options),
    [bundle.options, isEncrypted],
  )
  return (
    <div className={classes['page']}>
      <Stack gap="lg">
        <Paper withBorder p="md">
          <ProfileChoice chosen={choices.profile} onChoose={(profile) => onChoose({ profile })} />
        </Paper>
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="sm">
            {words.options.label}
          </Title>
          <Stack gap="md">
            <BundleSettings
              {...{ choices, chosen, onChoose }}
              caseTitle={bundle.caseTitle}
              isHiding={options.redaction !== undefined}
            />
            <Arrangement {...{ choices, onChoose }} last={bundle.last} />
            {canProtect && <ProtectPanel protection={protection} onChange={setProtection} />}
          </Stack>
        </Paper>
        <RedactionPanel
          {...{ caseId, exhibits, found }}
          profile={choices.profile}
          redaction={bundle.redaction}
        />
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="sm">
            {words.exhibits.label}
          </Title>
          <ExhibitChooser {...{ exhibits, onChoose }} leftOut={choices.leftOut} />
        </Paper>
      </Stack>
      <Paper
        withBorder
        p="md"
        className={classes['plan'] ?? ''}
        component="section"
        aria-label={words.plan.title}
      >
        <Outcome {...{ caseId, options, choices, onChoose, protection, onPlanned }} onFound={setFound} />
      </Paper>
    </div>
  )
}

interface OutcomeProps {
  readonly caseId: CaseId
  readonly options: BundleOptions
  readonly choices: BundleChoices
  readonly onChoose: (change: Partial<BundleChoices>) => void
  readonly protection: Protection
  readonly onPlanned: WorkbenchProps['onPlanned']
  /** Told of the personal data that the plan found. */
  readonly onFound: (found: PlannedRedaction | undefined) => void
}

/** The plan, the making or the made bundle: one after the other in the same place. */
function Outcome({ caseId, options, choices, onChoose, protection, onPlanned, onFound }: OutcomeProps) {
  const text = useText()
  const words = text.bundle.make
  const isPack = profileOf(options.profile).encoding === 'image-pack'
  const services = useServices()
  const making = useStore(bundleStore, (state) => state.making)
  const planned = usePlan(caseId, options, making.phase === 'making')
  const record = planned.plan?.record
  useEffect(() => onPlanned(record), [onPlanned, record])
  const found = planned.plan?.redaction
  useEffect(() => onFound(found), [onFound, found])
  const box = useRef<HTMLDivElement>(null)
  const phase = making.phase
  useEffect(() => {
    // the button that had the focus is gone: keep it in this place
    if (phase !== 'idle' && document.activeElement === document.body) box.current?.focus()
  }, [phase])
  const make = () =>
    void makeBundle(services, bundleStore, caseId, options, {
      madeAt: momentOf(planned, services.clock),
      secrets: secretsOf(protection),
    })
  const canMake = options.exhibitIds.length > 0 && planned.failure === undefined && isConsistent(protection)
  const isHere = making.phase !== 'idle' && making.caseId === caseId
  const isElsewhere = making.phase === 'making' && making.caseId !== caseId
  return (
    <div ref={box} tabIndex={-1}>
      {isHere && making.phase === 'making' && (
        <MakingPanel progress={making.progress} onCancel={making.cancel} />
      )}
      {isHere && making.phase === 'made' && (
        <MadeBundle
          made={making}
          options={options}
          onMakeAgain={canMake && !making.saving ? make : undefined}
        />
      )}
      {isElsewhere && <OtherCasePanel caseId={making.caseId} />}
      {!isElsewhere && (!isHere || making.phase === 'failed') && (
        <Stack gap="md">
          {isHere && making.phase === 'failed' && (
            <FailureAlert
              failure={making.failure}
              {...(making.failure.kind === 'bundle/cancelled' ? {} : { title: words.failedTitle })}
            />
          )}
          <PlanPanel
            planned={planned}
            profile={options.profile}
            action={
              <>
                {!isPack && <UnreadNote />}
                <ArchiveNote conformance={planned.plan?.conformance} choices={choices} onChoose={onChoose} />
                <Button size="md" onClick={make} disabled={!canMake}>
                  {isPack ? text.pictures.makeButton : words.button}
                </Button>
              </>
            }
          />
        </Stack>
      )}
    </div>
  )
}

/** Milliseconds for which the moment of a plan may stand for "now". */
const stillNow = 15 * 60_000

/** The moment of the plan on the screen, so that the files get exactly the sizes that it announces. */
function momentOf({ plan, isWorking }: Planned, clock: Clock): Instant | undefined {
  if (!plan || isWorking) return undefined
  const now = clock.now()
  return Date.parse(now) - Date.parse(plan.madeAt) < stillNow ? plan.madeAt : undefined
}

interface MadeBundleProps {
  readonly made: Made
  readonly options: BundleOptions
  readonly onMakeAgain: (() => void) | undefined
}

function MadeBundle({ made, options, onMakeAgain }: MadeBundleProps) {
  const services = useServices()
  return (
    <ResultPanel
      made={made}
      onSave={() => void saveBundle(services, bundleStore, made)}
      onStartAgain={() => startAgain(services, bundleStore)}
      isOutdated={useOutdated(made, options)}
      onMakeAgain={onMakeAgain}
    />
  )
}
