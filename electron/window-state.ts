import { z } from 'zod'

/** Where the window stood. Size and place are those of the window when it is not maximised. */
export interface WindowState {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximised: boolean
}
/** In the system's logical pixels; Electron calls it a `Rectangle`. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const smallest = { width: 720, height: 520 } as const
const usual: WindowState = { width: 1280, height: 860, maximised: false }

const whole = z.number().int()
const stored = z.object({
  x: whole,
  y: whole,
  width: whole.min(1),
  height: whole.min(1),
  maximised: z.boolean(),
})

/** At least this much of the title bar must lie on a screen, or nobody could take hold of the window. */
const graspable = { width: 120, height: 24 }

/**
 * Where to open the window: as it was left, unless the screen it stood on is gone (an unplugged monitor, another
 * resolution), then in the usual place. Never larger than the screen it opens on. `text` is what was stored, if anything.
 */
export function windowStateFrom(text: string | undefined, screens: readonly Area[]): WindowState {
  const found = text === undefined ? undefined : stored.safeParse(parsed(text))
  if (!found?.success) return fitted(usual, screens[0])
  const { x, y, width, height, maximised } = found.data
  const screen = screens.find((area) => isGraspable({ x, y, width, height: graspable.height }, area))
  return screen
    ? fitted({ x, y, width, height, maximised }, screen)
    : fitted({ width, height, maximised }, screens[0])
}

function isGraspable(bar: Area, screen: Area): boolean {
  const across = Math.min(bar.x + bar.width, screen.x + screen.width) - Math.max(bar.x, screen.x)
  const down = Math.min(bar.y + bar.height, screen.y + screen.height) - Math.max(bar.y, screen.y)
  return across >= Math.min(graspable.width, bar.width) && down >= graspable.height
}

function fitted(state: WindowState, screen: Area | undefined): WindowState {
  if (!screen) return state
  return {
    ...state,
    width: Math.min(Math.max(state.width, smallest.width), screen.width),
    height: Math.min(Math.max(state.height, smallest.height), screen.height),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // half a file after a crash: the window opens in its usual place
  }
}
