import { useState } from 'preact/hooks'

/** Who is ticked off: known by where they stand in the list and by nothing of them, for all local pages share what a browser keeps. */
export interface Ticks {
  readonly done: ReadonlySet<number>
  readonly isKept: boolean
  toggle(at: number): void
  /** Keeps them in the browser from here on, or no longer. */
  keep(isKept: boolean): void
  forget(): void
}

/** Ticks of a run; kept in the browser only where somebody asked for that. */
export function useTicks(run: string): Ticks {
  const key = `worklist ${run}`
  const [isKept, setKept] = useState(() => read(key) !== null)
  const [done, setDone] = useState<ReadonlySet<number>>(() => new Set(read(key) ?? []))
  const change = (next: ReadonlySet<number>) => {
    setDone(next)
    if (isKept) write(key, next)
  }
  return {
    done,
    isKept,
    toggle: (at) => change(done.has(at) ? new Set([...done].filter((each) => each !== at)) : new Set([...done, at])),
    keep(next) {
      setKept(next)
      write(key, next ? done : null)
    },
    forget() {
      setDone(new Set())
      setKept(false)
      write(key, null)
    },
  }
}

function read(key: string): readonly number[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(kept) ? kept.filter((at) => typeof at === 'number') : null
  } catch {
    return null
  }
}

/** A browser may refuse to keep anything: then ticks last as long as the page. */
function write(key: string, done: ReadonlySet<number> | null): void {
  try {
    if (done) localStorage.setItem(key, JSON.stringify([...done]))
    else localStorage.removeItem(key)
  } catch {}
}
