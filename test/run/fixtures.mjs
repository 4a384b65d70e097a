// @ts-check
import { generateFixtures } from '../fixtures/generate.mjs'

/** `npm run fixtures [-- folder]`: writes the corpus of bad input where it can be looked at. */
const folder = process.argv[2] ?? 'out/fixtures'
await generateFixtures(folder)
console.log(`fixtures written to ${folder}`)
