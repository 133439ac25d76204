const tooLate = new Error('too late')

/** What work gives, when it ends in time (ms); else undefined, also when it fails: for what may be left undone. */
export async function atMost<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return inTime(ms, work, tooLate).catch(() => undefined)
}

/** What work gives. @throws the given error when it does not end in time (ms), and whatever work throws */
export async function inTime<T>(ms: number, work: Promise<T>, error: Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, ms, error)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
