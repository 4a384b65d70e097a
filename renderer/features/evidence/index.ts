export { EvidencePage } from './evidence-page.tsx'
export { ImportOverlay } from './import/import-overlay.tsx'
