import { useEffect } from 'preact/hooks'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const

/** Calls once nobody has touched the page for so many milliseconds; null never. */
export function useIdle(after: number | null, onIdle: () => void): void {
  useEffect(() => {
    if (after === null) return
    let last = Date.now()
    const used = () => {
      last = Date.now()
    }
    // By the clock: a timer of a window that is out of sight may come late.
    const look = () => {
      if (Date.now() - last >= after) onIdle()
    }
    const timer = setInterval(look, Math.min(after, 5000))
    for (const sign of signs) addEventListener(sign, used, { passive: true, capture: true })
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, used, { capture: true })
      document.removeEventListener('visibilitychange', look)
    }
  }, [after, onIdle])
}
