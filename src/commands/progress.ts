import type { Progress } from '../screen/progress.ts'

/** How often it is told, in milliseconds: on a terminal, and elsewhere. */
const [often, seldom] = [200, 10_000]
const width = 24

/** Where it is told. */
export interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Tells how far a run is: as a bar on a terminal, else as a line now and then. */
export class ToldProgress implements Progress {
  readonly #to: Screen
  readonly #now: () => number
  #next: number
  #isBar = false
  /** When judging began here, and how many were judged before. */
  #began: { readonly at: number; readonly people: number } | null = null

  constructor(to: Screen, now: () => number = () => performance.now()) {
    this.#to = to
    this.#now = now
    this.#next = now() + this.#pause
  }

  get #pause(): number {
    return this.#to.isTTY ? often : seldom
  }

  reading(bytes: number, of: number): void {
    this.#tell('reading', bytes / of, () => `${megabytes(bytes)} of ${megabytes(of)} MB`)
  }

  judging(people: number, of: number): void {
    this.#began ??= { at: this.#now(), people }
    const { at, people: before } = this.#began
    this.#tell('judging', people / of, () => {
      const speed = (people - before) / Math.max((this.#now() - at) / 1000, 0.001)
      const left = speed > 0 ? `, ${Math.round(speed)}/s, ${lasting((of - people) / speed)} left` : ''
      return `${people} of ${of} people${left}`
    })
  }

  note(text: string): void {
    this.end()
    this.#to.write(`${text}\n`)
  }

  /** Leaves the terminal as it was. */
  end(): void {
    if (this.#isBar) this.#to.write('\r\u001B[K')
    this.#isBar = false
  }

  #tell(what: string, part: number, how: () => string): void {
    if (this.#now() < this.#next) return
    this.#next = this.#now() + this.#pause
    const share = Number.isFinite(part) ? Math.min(part, 1) : 0
    const percent = `${Math.floor(100 * share)}`.padStart(3)
    if (this.#to.isTTY) {
      const filled = Math.round(width * share)
      this.#to.write(`\r\u001B[K${what} [${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${percent} %  ${how()}`)
      this.#isBar = true
    } else this.#to.write(`${what}: ${percent.trim()} %, ${how()}\n`)
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

function lasting(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
