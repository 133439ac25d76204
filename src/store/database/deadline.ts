/** What work gives, when it ends in time (ms); else what `late` gives, or throws. Work goes on, and nobody hears of it. */
export async function inTime<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(ms, 1))
  })
  try {
    return await Promise.race([work, tooLate.then(late)])
  } finally {
    clearTimeout(timer)
  }
}

/** What work gives, when it ends in time (ms); else undefined, also when it fails: for what may be left undone. */
export async function atMost<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return inTime<T | undefined>(ms, work, () => undefined).catch(() => undefined)
}

/** A call stops waiting for what the store knows of earlier cards after so many milliseconds: its cards are shown then. */
export const patienceOfCall = 80
