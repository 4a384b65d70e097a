import { useSyncExternalStore } from 'react'

/**
 * Where we are, as `#/case/1/evidence?exhibit=2`. The query stays inside the hash (wouter's own hash hook moves it to
 * `location.search`, which a page on `app://` or a static server would reload with), and is kept apart from the path.
 */
const parts = () => {
  const [path = '', query = ''] = window.location.hash.replace(/^#?\/?/, '').split('?', 2)
  return { path: `/${path}`, query }
}

const subscribe = (tell: () => void) => {
  window.addEventListener('hashchange', tell)
  return () => window.removeEventListener('hashchange', tell)
}

export function goTo(path: string, options: { readonly replace?: boolean } = {}) {
  const target = `#${path}`
  if (target === window.location.hash) return
  if (options.replace === true) window.location.replace(target)
  else window.location.hash = target
}

const useHashPath = (): [string, typeof goTo] => [useSyncExternalStore(subscribe, () => parts().path), goTo]
const useHashQuery = () => useSyncExternalStore(subscribe, () => parts().query)

/** For wouter's `<Router {...hashRouting}>`. */
export const hashRouting = {
  hook: useHashPath,
  searchHook: useHashQuery,
  hrefs: (path: string) => `#${path}`,
}
