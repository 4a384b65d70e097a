import { createStore } from 'zustand/vanilla'
import { emptyIntake, type Intake, type IntakeStep } from '#shared/core/cases/intake.ts'
import type { Currency } from '#shared/core/money.ts'

/** The answers given so far. `draft` is absent while nobody has begun; `checked`: mistakes may be shown now. */
export interface IntakeState {
  readonly draft: Intake | undefined
  readonly step: IntakeStep
  readonly checked: boolean
}
const nothing: IntakeState = { draft: undefined, step: 'purchase', checked: false }
const key = 'recourse.new-case'

/**
 * The new case that is being answered. Kept in `storage` with every keystroke: closing the window by accident loses
 * nothing. It is gone from there as soon as the case is created or the answers are discarded.
 */
export function createIntakeStore(storage: Storage) {
  const store = createStore<IntakeState>()(() => restored(storage))
  store.subscribe((now) => {
    if (now.draft === undefined) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify(now))
  })
  return {
    store,
    answer: (change: Partial<Intake>, currency: Currency) =>
      store.setState(({ draft }) => ({ draft: { ...(draft ?? emptyIntake(currency)), ...change } })),
    goTo: (step: IntakeStep) => store.setState({ step }),
    check: (step: IntakeStep) => store.setState({ checked: true, step }),
    clear: () => store.setState(nothing, true),
  }
}

/** Written by this program and by nobody else, but perhaps by an older one: what does not fit is let go. */
function restored(storage: Storage): IntakeState {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as IntakeState | null
    const { vendor, payments, problem, demand } = kept?.draft ?? {}
    return kept !== null && vendor && Array.isArray(payments) && problem && demand ? kept : nothing
  } catch {
    return nothing // no JSON: an unfinished form is not worth an error page
  }
}

export const intake = createIntakeStore(window.localStorage)
