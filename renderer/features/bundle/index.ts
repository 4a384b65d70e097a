export { BundlePage } from './bundle-page.tsx'
