import { errorOf } from '../errors.ts'
import { type Taker, Turns } from './turns.ts'

/** Work that can be laid aside between its steps, and gives a result at its end. */
export type Steps<Result> = Generator<undefined, Result>

/** All of it at once. */
export function whole<Result>(steps: Steps<Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/**
 * How long one call works before others come in between, and how long it may judge, in milliseconds. With receiving, parsing and answering a
 * call stays under the second that is promised.
 */
const [slice, longest] = [15, 600]
/** Of a first piece only its time is known, and no more than this counts: to ask for the time of the processor would cost every call, and hardly any has a second. */
const mostUnknown = 40

/**
 * The work of one call: long work is done in slices, with whatever else there is to do between them, and more of it than any record of a patient
 * needs is refused. Only what the call does itself counts, and of that the time of the processor: neither a machine that is busy with something else nor other calls make one too long.
 * @see docs/decisions/work-budget.md
 */
export class Work implements Taker {
  owner: string
  /** What it worked so far, in milliseconds. */
  spent = 0
  readonly #turns: Turns
  #judged = 0
  /** How long it held everything else up since its last turn. */
  #held = 0
  /** What of its work nobody was told of yet. */
  #untold = 0
  #hadTurn = false

  constructor(turns = new Turns(), owner = '') {
    this.#turns = turns
    this.owner = owner
  }

  /** Work of the same caller that is judged for itself. */
  another(): Work {
    return new Work(this.#turns, this.owner)
  }

  /** Does it to its end. @throws CdsError 413 when the call has judged for too long */
  async run<Result>(steps: Steps<Result>): Promise<Result> {
    for (;;) {
      const before = this.spent
      const result = this.piece(() => this.#slice(steps))
      this.#judged += this.spent - before
      if (result) return result.value
      if (this.#judged > longest) throw tooMuch
      await this.turn()
    }
  }

  /** Goes on until a slice is over; gives the result when it ends before that. */
  #slice<Result>(steps: Steps<Result>): { readonly value: Result } | null {
    const end = performance.now() + slice - this.#held
    for (;;) {
      const step = steps.next()
      if (step.done) return step
      if (performance.now() > end) return null
    }
  }

  /** Does one piece of work that cannot be laid aside. */
  piece<Result>(work: () => Result): Result {
    const began = performance.now()
    const cpu = this.#hadTurn ? process.cpuUsage() : null
    try {
      return work()
    } finally {
      const elapsed = performance.now() - began
      const { user, system } = cpu ? process.cpuUsage(cpu) : { user: mostUnknown * 1000, system: 0 }
      const counted = Math.min(elapsed, (user + system) / 1000)
      this.#held += elapsed
      this.#untold += counted
      this.spent += counted
      if (this.#held > slice) this.#tell()
    }
  }

  /** Lets others go first where this call has worked for a while. */
  async rest(): Promise<void> {
    if (this.#held > slice) await this.turn()
  }

  /** Waits for a turn of its own, to work for about so long (ms). */
  async turn(expected = 0): Promise<void> {
    this.#tell()
    this.#held = 0
    await this.#turns.next(this, expected)
    this.#hadTurn = true
  }

  /** The call came in. */
  begin(): void {
    this.#turns.enter(this)
  }

  /** It is known whose it is. */
  belongTo(owner: string): void {
    this.owner = owner
    this.#turns.know(this)
  }

  /** Whether so many calls of its caller are under way that each of them waits for turns. */
  get isOfCrowd(): boolean {
    return this.#turns.isCrowd(this.owner)
  }

  /** It is answered. */
  end(): void {
    this.#tell()
    this.#turns.leave(this)
  }

  #tell(): void {
    if (this.#untold > 0) this.#turns.worked(this, this.#untold, this.#held > slice ? this.#held : 0)
    this.#untold = 0
  }
}

const tooMuch = errorOf('work-too-much')
