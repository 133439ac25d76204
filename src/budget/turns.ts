import { LRUCache } from 'lru-cache'

/** So many callers are remembered with what they used. */
const callers = 5000
/** So many calls of one caller are answered as they come. More than that wait for turns, however short they are: all at once they would hold up everybody else. */
const crowd = 32
/** After so long half of what a caller used counts no more, in milliseconds. */
const halfLife = 5000
/** For so long a call that came in goes before long work, in milliseconds: afterwards it waits for something else than us. */
const fresh = 100
/** In so many turns of the event loop a new connection is taken, a request read from it, and the request noticed. */
const toBeHeard = 3
/** From so much work on, done or to come, a call is long, in milliseconds; four times as much is the next kind of long. */
const long = 20

/** A call, as far as it takes turns. */
export interface Taker {
  readonly owner: string
  /** What it worked so far, in milliseconds. */
  readonly spent: number
}

interface Waiting {
  readonly taker: Taker
  readonly kind: number
  readonly go: () => void
}

interface Used {
  readonly ms: number
  readonly at: number
}

/**
 * Who works next, where work is long: one piece in each turn of the event loop, in between everything else that is ready. Of those who wait, the one of the caller who
 * used least of late; of several of that caller the shortest kind, then the first. Before the next long piece whoever has just called is let through, for as long as the last piece
 * took: so nobody waits for more than one piece of others, and long work still has half of the time.
 * @see docs/decisions/work-budget.md
 */
export class Turns {
  readonly #used = new LRUCache<string, Used>({ max: callers })
  readonly #waiting: Waiting[] = []
  /** Calls that did no long work yet, with when they came in, the first first. */
  readonly #short = new Map<Taker, number>()
  /** How many calls of each caller are under way. */
  readonly #underWay = new Map<string, number>()
  readonly #known = new Set<Taker>()
  #isComing = false
  #rest: NodeJS.Timeout | null = null
  /** When the last long piece ended, and how long it took. */
  #last = { end: 0, ms: 0 }

  /** A call came in. */
  enter(taker: Taker): void {
    this.#short.set(taker, performance.now())
  }

  /** Of a call that came in it is known whose it is. */
  know(taker: Taker): void {
    this.#known.add(taker)
    this.#underWay.set(taker.owner, (this.#underWay.get(taker.owner) ?? 0) + 1)
  }

  /** Whether a caller has so many calls under way that even short ones wait for turns. */
  isCrowd(owner: string): boolean {
    return (this.#underWay.get(owner) ?? 0) > crowd
  }

  /** It is answered. */
  leave(taker: Taker): void {
    this.#forget(taker)
    if (this.#short.delete(taker) && this.#rest && this.#short.size === 0) this.#next()
  }

  #forget(taker: Taker): void {
    if (!this.#known.delete(taker)) return
    const left = (this.#underWay.get(taker.owner) ?? 1) - 1
    if (left > 0) this.#underWay.set(taker.owner, left)
    else this.#underWay.delete(taker.owner)
  }

  /** Counts work that ends now, and for how long (ms) it held up everything else, where that was long. */
  worked({ owner }: Taker, ms: number, held: number): void {
    const now = performance.now()
    this.#used.set(owner, { ms: this.#usedBy(owner, now) + ms, at: now })
    if (held > 0) this.#last = { end: now, ms: held }
  }

  /** Waits for a turn to work for some `expected` milliseconds. */
  next(taker: Taker, expected: number): Promise<void> {
    const kind = kindOf(taker.spent + expected)
    if (kind > 0) this.#short.delete(taker)
    return new Promise((go) => {
      this.#waiting.push({ taker, kind, go })
      this.#come()
    })
  }

  /** Everything that is ready goes first; after a long piece also who came meanwhile. */
  #come(): void {
    if (this.#isComing || this.#rest || this.#waiting.length === 0) return
    this.#isComing = true
    const { end, ms } = this.#last
    this.#after(performance.now() < end + ms ? toBeHeard : 1)
  }

  #after(rounds: number): void {
    setImmediate(() => {
      if (rounds > 1) return this.#after(rounds - 1)
      this.#isComing = false
      this.#next()
    })
  }

  #next(): void {
    if (this.#rest) clearTimeout(this.#rest)
    this.#rest = null
    const now = performance.now()
    const first = this.#first(now)
    if (!first) return
    const left = this.#last.end + this.#last.ms - now
    if (first.kind > 0 && left > 0 && this.#isAnyFresh(now)) {
      this.#rest = setTimeout(() => this.#next(), left)
      return
    }
    this.#waiting.splice(this.#waiting.indexOf(first), 1)
    first.go()
    this.#come()
  }

  /** Short work before all other. */
  #first(now: number): Waiting | undefined {
    const isAnyShort = this.#waiting.some(({ kind }) => kind === 0)
    let [first, least]: [Waiting | undefined, number] = [undefined, 0]
    for (const one of this.#waiting) {
      if (isAnyShort && one.kind > 0) continue
      const used: number = one.taker.owner === first?.taker.owner ? least : this.#usedBy(one.taker.owner, now)
      if (!first || used < least || (used === least && one.kind < first.kind)) [first, least] = [one, used]
    }
    return first
  }

  #usedBy(owner: string, now: number): number {
    const used = this.#used.get(owner)
    return used ? used.ms * 0.5 ** ((now - used.at) / halfLife) : 0
  }

  #isAnyFresh(now: number): boolean {
    for (const [taker, since] of this.#short) {
      if (now - since < fresh) return true
      this.#short.delete(taker)
    }
    return false
  }
}

function kindOf(ms: number): number {
  return ms < long ? 0 : 1 + Math.floor(Math.log2(ms / long) / 2)
}
