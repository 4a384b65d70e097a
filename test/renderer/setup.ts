import 'fake-indexeddb/auto'

/** What Mantine asks of a window and jsdom does not have. Tests that run without a window skip it. */
if (typeof window !== 'undefined') {
  window.matchMedia ??= (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  })
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  if (!('scrollIntoView' in window.HTMLElement.prototype))
    Object.assign(window.HTMLElement.prototype, { scrollIntoView: () => undefined })
  // a growing text area measures itself again when a font has come
  if (!('fonts' in document)) Object.assign(document, { fonts: new EventTarget() })
}
