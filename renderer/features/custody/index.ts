export { ExhibitHistory } from './exhibit-history.tsx'
export { HistoryPage } from './history-page.tsx'
