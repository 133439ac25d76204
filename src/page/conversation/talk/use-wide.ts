import { useEffect, useState } from 'preact/hooks'

/** Below this many pixels one thing at a time is shown. */
const wide = '(min-width: 768px)'

/** Whether there is room to show things beside each other. */
export function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(wide).matches)
  useEffect(() => {
    const query = matchMedia(wide)
    const follow = () => setWide(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return isWide
}
