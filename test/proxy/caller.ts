import { type Agent, fetch } from 'undici'
import type { signer } from '../token.ts'

type Signer = Awaited<ReturnType<typeof signer>>

/** What became of one call. Without an answer its status is 0, and the body says why. */
export interface Answered {
  readonly status: number
  readonly body: string
  readonly ms: number
}

/** What is sent, and how it gets there. */
interface Call {
  readonly url: string
  readonly body: string
  readonly agent: Agent
}

/** Most calls that wait for an answer at one time. */
const mostOpen = 20

/** A client that sends one call again and again, signed. */
export class Caller {
  readonly #signer: Signer
  readonly #call: Call

  constructor(his: Signer, call: Call) {
    this.#signer = his
    this.#call = call
  }

  /** A token that is good for one call. */
  token(): Promise<string> {
    return this.#signer.sign({ aud: this.#call.url })
  }

  /** Sends the call, with a new token when none is given. */
  async send(more: { token?: string; body?: string; signal?: AbortSignal } = {}): Promise<Answered> {
    const { url, agent } = this.#call
    const authorization = `Bearer ${more.token ?? (await this.token())}`
    const start = performance.now()
    const answered = (status: number, body: string) => ({ status, body, ms: performance.now() - start })
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: more.body ?? this.#call.body,
        dispatcher: agent,
        ...(more.signal && { signal: more.signal }),
      })
      return answered(response.status, await response.text())
    } catch (error) {
      return answered(0, String(error instanceof Error ? (error.cause ?? error) : error))
    }
  }

  /** Sends so many calls a second while something else is done, fewer while many are not answered yet; then what became of all. */
  async during(perSecond: number, work: () => Promise<void>): Promise<readonly Answered[]> {
    const answers: Promise<Answered>[] = []
    let open = 0
    const timer = setInterval(() => {
      // On a machine that is busy with other work it is not to be found out how much it can do.
      if (open >= mostOpen) return
      open += 1
      answers.push(this.send().finally(() => (open -= 1)))
    }, 1000 / perSecond)
    try {
      await work()
    } finally {
      clearInterval(timer)
    }
    return Promise.all(answers)
  }
}

/** The time within which 99 of 100 were answered, in milliseconds. */
export function p99(answers: readonly Answered[]): number {
  const sorted = answers.map(({ ms }) => ms).sort((one, other) => one - other)
  return Math.round(sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0)
}
