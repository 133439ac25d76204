/** How a screening ends. @see docs/population.md#how-it-ends */
export const exitCodes = {
  well: 0,
  fault: 1,
  refused: 2,
  leftOut: 3,
  stopped: 4,
  interrupted: 130,
  terminated: 143,
} as const

/** What was asked cannot be done as it is: says what to do, and nothing was written. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** It was stopped on the way, and can go on from there. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
  readonly exitCode: number

  constructor(message: string, exitCode: number = exitCodes.stopped) {
    super(message)
    this.exitCode = exitCode
  }
}

/** An error as it ends a run: a full disk only stops it. */
export function stoppedBy(error: unknown): unknown {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: '' }
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device/i.test(message)
  return isFull ? new Stopped('the disk is full: make room, and go on with --resume') : error
}
