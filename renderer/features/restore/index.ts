export { BackupWizard } from './backup-wizard.tsx'
export { RestorePage } from './restore-page.tsx'
