/** The part of Electron's `IpcMainInvokeEvent` that decides who asks. */
export interface RequestEvent {
  readonly sender: { readonly id: number }
  /** Null when the frame has gone or navigated away since. */
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}

/** Only the top frame of one of our own pages is heard; a sub-frame is not, whatever its address. */
export const trustedSender =
  (isOurs: (url: string) => boolean) =>
  ({ senderFrame }: RequestEvent): boolean =>
    senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url)
