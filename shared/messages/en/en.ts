import { app } from './app.ts'
import { backup } from './backup.ts'
import { bundle } from './bundle.ts'
import { caseFileFaults } from './case-file-faults.ts'
import { cases } from './cases.ts'
import { chat } from './chat.ts'
import { conformance } from './conformance.ts'
import { copies } from './copies.ts'
import { custody } from './custody.ts'
import { evidence } from './evidence.ts'
import { bundleChecks, failures } from './failures.ts'
import { folder } from './folder.ts'
import { handover } from './handover.ts'
import { hold } from './hold.ts'
import { material } from './material.ts'
import { menu } from './menu.ts'
import { money } from './money.ts'
import { packCheck } from './pack-check.ts'
import { pack } from './pack.ts'
import { pdf } from './pdf.ts'
import { pictures } from './pictures.ts'
import { protection } from './protection.ts'
import { reading } from './reading.ts'
import { redaction } from './redaction.ts'
import { sample } from './sample.ts'
import { settings } from './settings.ts'
import { timeline } from './timeline.ts'
import { trash } from './trash.ts'
import { vocabulary } from './vocabulary.ts'

/** Every visible text of the program, screen and PDF. English is the source: the other languages satisfy its type. */
export const en = {
  app,
  backup,
  bundle,
  bundleChecks,
  caseFileFaults,
  cases,
  chat,
  conformance,
  copies,
  custody,
  evidence,
  failures,
  folder,
  handover,
  hold,
  material,
  menu,
  money,
  pack,
  packCheck,
  pdf,
  pictures,
  protection,
  reading,
  redaction,
  sample,
  settings,
  timeline,
  trash,
  vocabulary,
}
