import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program of Node.js that can be started again; what it prints goes where this process prints. */
export class Restarted {
  readonly #words: readonly string[]
  #child: ChildProcess | undefined
  #turn: Promise<void> = Promise.resolve()

  /** @param words the file of the program, and its arguments */
  constructor(words: readonly string[]) {
    this.#words = words
  }

  /** Ends it, if it runs, and starts it once it has ended. Several calls are answered one after the other. */
  restart(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#end()
      this.#child = spawn(process.execPath, this.#words, { stdio: 'inherit' })
    })
    return this.#turn
  }

  /** Ends it for good. */
  stop(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#end())
    return this.#turn
  }

  async #end(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
}
