/** How often is looked whether a tab is still about the same person, in milliseconds. */
const look = 1000

/** Calls once, as soon as what a tab keeps is no longer ours. */
export function watchTab(isOurs: () => boolean, onLost: () => void): void {
  const seen = () => {
    if (isOurs()) return
    stop()
    onLost()
  }
  const timer = setInterval(seen, look)
  const signs = ['focus', 'pageshow', 'storage'] as const
  for (const sign of signs) addEventListener(sign, seen)
  document.addEventListener('visibilitychange', seen)
  const stop = () => {
    clearInterval(timer)
    for (const sign of signs) removeEventListener(sign, seen)
    document.removeEventListener('visibilitychange', seen)
  }
}
