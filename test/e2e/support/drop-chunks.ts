import type { Page } from '@playwright/test'

/** Takes the bytes of every original out of the database, as a fault would. */
export const dropChunks = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('recourse-payload')
        opening.addEventListener('error', () => reject(new Error('open')))
        opening.addEventListener('success', () => {
          const clearing = opening.result.transaction('chunks', 'readwrite')
          clearing.objectStore('chunks').clear()
          clearing.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      }),
  )
