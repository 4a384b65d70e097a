import { contextBridge, ipcRenderer, type IpcRendererEvent, webUtils } from 'electron'
import { bridgeOver } from '#shared/ipc/desktop-bridge.ts'
import { menuChannel } from '#shared/ipc/menu-command.ts'

/** One function a channel. The page sees neither `ipcRenderer` nor an event: events carry a sender that can be abused. */
contextBridge.exposeInMainWorld(
  'desktop',
  bridgeOver({
    invoke: (channel, args): Promise<unknown> => ipcRenderer.invoke(channel, args),
    onMenu: (listener) => {
      const heard = (_event: IpcRendererEvent, command: unknown) => listener(command)
      ipcRenderer.on(menuChannel, heard)
      return () => void ipcRenderer.removeListener(menuChannel, heard)
    },
    pathOf: (file) => webUtils.getPathForFile(file as File),
  }),
)
