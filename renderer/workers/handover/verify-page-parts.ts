import core from '#shared/handover/verify-page/verify-core.js?raw'
import screen from '#shared/handover/verify-page/verify-screen.js?raw'
import style from '#shared/handover/verify-page/verify.css?raw'
import type { VerifyPageParts } from '#shared/handover/verify-page/verify-page.ts'

/** The page that goes into packs, as it lies in its files: no build step may change a page that others check with. */
export const verifyPageParts: VerifyPageParts = { core, screen, style }
