import { useStore } from 'zustand'
import { missingRoleOf } from '#shared/core/cases/next-steps.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { useSaving } from '../../ui/use-saving.ts'
import { useTell } from '../../ui/use-tell.ts'
import { removeCase } from './case-actions.ts'
import { DemandForm } from './demand-form.tsx'
import { HoldForm } from './hold-form.tsx'
import { FactsForm } from './facts-form.tsx'
import { closeDialog, overviewStore } from './overview-store.ts'
import { PartyForm } from './party-form.tsx'
import { ProblemForm } from './problem-form.tsx'
import { RemoveCaseDialog } from './remove-case-dialog.tsx'
import type { Overview } from './use-overview.ts'

/** The dialogs of the overview; at most one is open. */
export function OverviewDialogs({
  overview,
  onGone,
}: {
  readonly overview: Overview
  readonly onGone: () => void
}) {
  const { cases, hold } = useText()
  const services = useServices()
  const tell = useTell()
  const dialog = useStore(overviewStore, (now) => now.dialog)
  const { saving, save } = useSaving()
  const { case: one } = overview
  const shared = { onClose: closeDialog }
  const remove = () =>
    save(
      async () => {
        const removed = await removeCase(services, one)
        if (!removed.ok) tell.failure(removed.failure)
        return removed
      },
      () => {
        closeDialog()
        tell.done(cases.remove.removed)
        onGone()
      },
    )
  return (
    <>
      <ModalDialog {...shared} opened={dialog?.kind === 'facts'} title={cases.dialogs.facts}>
        <FactsForm case={one} onDone={closeDialog} />
      </ModalDialog>
      <ModalDialog {...shared} opened={dialog?.kind === 'problem'} title={cases.dialogs.problem}>
        <ProblemForm case={one} onDone={closeDialog} />
      </ModalDialog>
      <ModalDialog {...shared} opened={dialog?.kind === 'demand'} title={cases.dialogs.demand}>
        <DemandForm case={one} currency={overview.currency} onDone={closeDialog} />
      </ModalDialog>
      <ModalDialog {...shared} opened={dialog?.kind === 'hold'} title={hold.title}>
        <HoldForm case={one} onDone={closeDialog} />
      </ModalDialog>
      <ModalDialog
        {...shared}
        opened={dialog?.kind === 'party'}
        title={dialog?.kind === 'party' && dialog.party ? cases.dialogs.editParty : cases.dialogs.addParty}
      >
        {dialog?.kind === 'party' && (
          <PartyForm
            caseId={one.id}
            party={dialog.party}
            newRole={missingRoleOf(overview.parties)}
            onDone={closeDialog}
          />
        )}
      </ModalDialog>
      <RemoveCaseDialog
        whole={dialog?.kind === 'remove' ? dialog.whole : undefined}
        busy={saving}
        onConfirm={remove}
        onCancel={closeDialog}
      />
    </>
  )
}
