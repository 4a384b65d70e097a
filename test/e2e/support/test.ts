import { test as base, expect } from '@playwright/test'
import { type Profile, profileIn } from './profile.ts'
import { watchForTroubles } from './troubles.ts'

interface Options {
  /** Console lines that this test is about; everything else still fails it. */
  readonly expectedTroubles: readonly RegExp[]
}
interface Fixtures {
  /** A browser that can be closed and started again with its data, for what must outlast a restart. */
  readonly profile: Profile
  readonly troublesOfAllPages: undefined
}

/** Playwright's `test`, but every test also fails on a page error, a console error or a request off this machine. */
export const test = base.extend<Options & Fixtures>({
  expectedTroubles: [[], { option: true }],

  troublesOfAllPages: [
    async ({ context, expectedTroubles }, give) => {
      const troubles = watchForTroubles(context)
      await give(undefined)
      expect(unexpected(troubles, expectedTroubles)).toEqual([])
    },
    { auto: true },
  ],

  profile: async ({ baseURL, locale, launchOptions, contextOptions, expectedTroubles }, give, info) => {
    const profile = profileIn(info.outputPath('profile'), {
      ...launchOptions,
      ...contextOptions,
      ...(baseURL === undefined ? {} : { baseURL }),
      ...(locale === undefined ? {} : { locale }),
    })
    await give(profile)
    await profile.stop()
    expect(unexpected(profile.troubles(), expectedTroubles)).toEqual([])
  },
})

const unexpected = (troubles: readonly string[], expected: readonly RegExp[]) =>
  troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)))

export { expect }
