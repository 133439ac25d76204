import { setTimeout as later } from 'node:timers/promises'

/** Nobody says "wait a day": at most so many seconds, and so many where the server does not say. */
const [most, usual] = [300, 10]

/** Seconds to wait, as a server says it: a number of seconds, or a date. @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
export function secondsAsked(header: string | null, now: number, unsaid: number = usual): number {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text), most)
  const until = text === '' ? Number.NaN : Date.parse(text)
  if (Number.isNaN(until)) return unsaid
  return Math.min(Math.max(Math.ceil((until - now) / 1000), 0), most)
}

/** How the time goes by. */
export interface Clock {
  now(): number
  /** @throws the reason of the signal when it is aborted */
  wait(seconds: number, signal: AbortSignal): Promise<void>
}

export const realClock: Clock = {
  now: () => Date.now(),
  async wait(seconds, signal) {
    await later(seconds * 1000, undefined, { signal }).catch(() => undefined)
    signal.throwIfAborted()
  },
}
