export { MoneyPage } from './money-page.tsx'
