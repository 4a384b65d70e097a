import { assertNever } from '#shared/core/result.ts'
import { flow } from '../paginate/flow.ts'
import { exhibitTextFrame, type Sheet } from '../paginate/sheet.ts'
import { emailBlocks } from './email-blocks.ts'
import { imageSheets } from './image-sheets.ts'
import type { LaidExhibit, Layout } from './layout.ts'
import type { Material } from './material.ts'
import { notShownBlocks } from './not-shown.ts'
import { pdfSheets } from './pdf-sheets.ts'
import { recordingBlocks } from './recording.ts'
import { textBlocks } from './text-blocks.ts'
import { writtenBlocks } from './written-blocks.ts'

/** The sheets of one exhibit, without their header. */
export function exhibitSheets(layout: Layout, item: LaidExhibit, material: Material): Iterable<Sheet> {
  switch (material.kind) {
    case 'image':
      return imageSheets(layout, item, material)
    case 'pdf':
      return pdfSheets(layout, item, material.document)
    case 'text':
      return flow(textBlocks(layout, item, material), exhibitTextFrame)
    case 'written':
      return flow(writtenBlocks(layout, item, material.document), exhibitTextFrame)
    case 'email':
      return flow(emailBlocks(layout, item, material), exhibitTextFrame)
    case 'recording':
      return flow(recordingBlocks(layout, item, material), exhibitTextFrame)
    case 'not-shown':
      return flow(notShownBlocks(layout, item, material.reason), exhibitTextFrame)
    default:
      return assertNever(material, 'exhibitSheets')
  }
}
