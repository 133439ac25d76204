import { render } from 'preact'
import { useEffect } from 'preact/hooks'

/** Warns whoever leaves or reloads while something was typed: it is kept nowhere. */
export function useWarning(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isTyped])
}

/** Empties a page as it is left, and begins anew where a browser brings back what it kept of it. */
export function emptyWhenLeft(root: HTMLElement): void {
  addEventListener('pagehide', () => render(null, root))
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}
