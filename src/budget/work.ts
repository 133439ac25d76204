import { setImmediate } from 'node:timers/promises'
import { errorOf } from '../errors.ts'

/** Work that can be laid aside between its steps, and gives a result at its end. */
export type Steps<Result> = Generator<undefined, Result>

/** All of it at once. */
export function whole<Result>(steps: Steps<Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

let line: Promise<unknown> = Promise.resolve()

/** Lets everything else that is ready go first, then gives a turn of the event loop in which no other call that waited like this works. */
export async function ownTurn(): Promise<void> {
  const turn = line.then(() => setImmediate())
  line = turn
  await turn
}

/**
 * How long one call works before others come in between, and how long it may judge, in milliseconds. With receiving, parsing and answering a
 * call stays under the second that is promised.
 */
const [slice, longest] = [40, 600]

/**
 * The work of one call: long work is done in slices, with whatever else there is to do between them, and more of it than any record of a patient
 * needs is refused. It counts time of the processor: a machine that is busy with something else makes no call too long.
 * @see docs/decisions/work-budget.md
 */
export class Work {
  #began = performance.now()
  #cpu: NodeJS.CpuUsage | null = null
  #spent = 0

  /** Does it to its end. @throws CdsError 413 when the call has taken too much */
  async run<Result>(steps: Steps<Result>): Promise<Result> {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value
      if (performance.now() - this.#began > slice) await this.#pause()
    }
  }

  /** Lets others go first where this call has worked for a while. @throws CdsError 413 when it has taken too much */
  async rest(): Promise<void> {
    if (performance.now() - this.#began > slice) await this.#pause()
  }

  async #pause(): Promise<void> {
    const elapsed = performance.now() - this.#began
    // Of the first slice only its time is known: to ask for more would cost every call, and hardly any has a second.
    const used = this.#cpu ? process.cpuUsage(this.#cpu) : { user: slice * 1000, system: 0 }
    this.#spent += Math.min(elapsed, (used.user + used.system) / 1000)
    if (this.#spent > longest) throw tooMuch
    await ownTurn()
    this.#began = performance.now()
    this.#cpu = process.cpuUsage()
  }
}

const tooMuch = errorOf('work-too-much')
