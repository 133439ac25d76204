import { useEffect, useState } from 'preact/hooks'

/** What the service tells at a path, null until it came and `failed` where it did not; and how to ask again. */
export function useLoaded<Told extends object>(path: string): readonly [Told | 'failed' | null, () => void] {
  const [told, setTold] = useState<Told | 'failed' | null>(null)
  const load = () => {
    setTold(null)
    fetch(path)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then(setTold, () => setTold('failed'))
  }
  useEffect(load, [])
  return [told, load]
}
