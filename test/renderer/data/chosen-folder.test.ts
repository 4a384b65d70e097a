// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest'
import { chosenFolder } from '../../../renderer/data/chosen-folder.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await chosenFolder.forget()
})

// only a browser makes real ones; the database takes any value that can be copied
const aFolder = { kind: 'directory', name: 'USB' } as FileSystemDirectoryHandle

describe('the folder that the person chose', () => {
  it('is asked for without opening, making or deleting a database where none was chosen', async () => {
    const open = vi.spyOn(IDBFactory.prototype, 'open')
    const remove = vi.spyOn(IDBFactory.prototype, 'deleteDatabase')

    expect(await chosenFolder.get()).toBeUndefined()

    expect(open).not.toHaveBeenCalled()
    expect(remove).not.toHaveBeenCalled()
  })

  it('is there again when it was kept', async () => {
    await chosenFolder.keep(aFolder)

    expect(await chosenFolder.get()).toEqual(aFolder)
  })

  it('is gone when it was forgotten', async () => {
    await chosenFolder.keep(aFolder)
    await chosenFolder.forget()

    expect(await chosenFolder.get()).toBeUndefined()
  })
})
