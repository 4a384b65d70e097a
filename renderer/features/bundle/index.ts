export { BundlePage } from './bundle-page.tsx'
export { useUnsavedBundleWarning } from './use-unsaved-bundle-warning.ts'
