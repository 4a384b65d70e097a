import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inBursts } from '../../../renderer/features/evidence/in-bursts.ts'

describe('a watch heard in bursts', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function watched() {
    const heard: number[] = []
    let tellIt: (value: number) => void = () => undefined
    const stop = inBursts<number>((tell) => {
      tellIt = tell
      return () => undefined
    }, 100)((value) => heard.push(value))
    return { heard, tell: (value: number) => tellIt(value), stop }
  }

  it('passes a single change on at once', () => {
    const { heard, tell } = watched()

    tell(1)
    expect(heard).toEqual([1])
    vi.advanceTimersByTime(1000)
    tell(2)

    expect(heard).toEqual([1, 2])
  })

  it('passes on only the latest of many, and never loses it', () => {
    const { heard, tell } = watched()

    for (const value of [1, 2, 3, 4]) tell(value)
    vi.advanceTimersByTime(100)

    expect(heard).toEqual([1, 4])
  })

  it('is silent once it is stopped', () => {
    const { heard, tell, stop } = watched()

    tell(1)
    tell(2)
    stop()
    vi.advanceTimersByTime(1000)

    expect(heard).toEqual([1])
  })
})
