import { Turns } from './turns.ts'
import { Work } from './work.ts'

/** Part of the memory that bodies may use before they are parsed: the rest is for those that are, so that some always can be. */
const forBodies = 1 / 2
/** Part of it that the FHIR answers of one call may use. */
const forOne = 3 / 4
/** One caller may have so many times what would be left then: one alone three quarters, two three sevenths each, and there is always room for another. */
const ofRest = 3
/** What takes so small a part waits for nothing larger of its own caller, and may have more of the rest. */
const small = { part: 1 / 64, ofRest: 7 }
/** What a piece of a body takes beside its bytes: sent one by one, they are five hundred times as much. */
const bytesPerPiece = 512
/** How long a call waits for its turn to be parsed, in milliseconds. */
const longestTurn = 2000
/** An answer that is not taken by its client for so long gives way to other calls, in milliseconds. */
const patience = 1000

/** The memory that all calls under way use together, in bytes: bodies, whole or not, what they become, answers of FHIR servers, answers not taken yet. */
export interface Memory {
  readonly limit: number
  readonly used: number
  /** Whether there is any left for a call that begins. */
  hasRoom(): boolean
  /** What one call holds. */
  share(): Share
}

/** What one call has of what all share, until it is let go of. */
export interface Share {
  /** Its time of the processor. */
  readonly work: Work
  /** Says whose it is, once that is known: who holds most gives way first. */
  belongTo(owner: string): void
  /** Takes a piece of the body. False when there is no room; where its owner has another that has been coming in for longer, or another owner has more, one of those is ended, by its `giveWay`, and not this. */
  receive(bytes: number, giveWay: () => void): boolean
  /** Once the body is whole: waits until there is room for what it becomes. False when there was none in time. */
  turn(bytes: number): Promise<boolean>
  /** Takes what a FHIR server answers, and what that becomes; `too-much` is more than one call may have, `no-room` what there is no room for now. */
  hold(bytes: number): 'held' | 'too-much' | 'no-room'
  /** Takes an answer that the client has yet to read; one that it does not read is ended where others need the room. */
  send(bytes: number, giveWay: () => void): void
  release(): void
}

/** Who can give way: a body that comes in or waits for its turn, or an answer that is not taken yet. */
interface Idle {
  kind: 'body' | 'whole' | 'answer'
  readonly since: number
  readonly giveWay: () => void
  readonly owner: string
  /** What came in of it. */
  bytes: number
}

interface Waiting {
  readonly owner: string
  readonly bytes: number
  readonly go: () => void
}

/** One budget of so many bytes. @see docs/decisions/one-memory.md */
export function callMemory(limit: number, processor = new Turns()): Memory {
  const used = { received: 0, held: 0 }
  const ofOwner = new Map<string, number>()
  /** Who waits for a client or for a turn, the longest first. */
  const idle = new Map<Share, Idle>()
  const turns: Waiting[] = []

  const left = (bytes: number) => limit - used.received - used.held - bytes
  const fits = (bytes: number) => left(bytes) >= 0
  const isSmall = (bytes: number) => bytes <= limit * small.part
  const isFair = (owner: string, bytes: number, times = ofRest) =>
    (ofOwner.get(owner) ?? 0) + bytes <= times * left(bytes)
  /** A call alone may always go on: what it becomes is bounded by its own size. */
  const mayGo = ({ owner, bytes }: Pick<Waiting, 'owner' | 'bytes'>) =>
    used.held === 0 || isFair(owner, bytes, isSmall(bytes) ? small.ofRest : ofRest)

  /** Ends the answer that its client has left lying for longest. */
  function endAnswer(): boolean {
    for (const [share, { kind, since, giveWay }] of idle) {
      if (kind !== 'answer' || performance.now() - since < patience) continue
      share.release()
      giveWay()
      return true
    }
    return false
  }

  /** Of the bodies of whoever has most the one to end: the first that still comes in, or of another's the last that waits for its turn. */
  function mostOf(owner: string): readonly [Share, Idle] | undefined {
    const sums = new Map<string, number>()
    const bodies = [...idle].filter(([, { kind }]) => kind !== 'answer')
    for (const [, body] of bodies) sums.set(body.owner, (sums.get(body.owner) ?? 0) + body.bytes)
    const most = Math.max(...sums.values())
    const theirs = bodies.filter(([, body]) => sums.get(body.owner) === most)
    const coming = theirs.find(([, { kind }]) => kind === 'body')
    return coming ?? theirs.findLast(([, body]) => body.owner !== owner)
  }

  /** Lets those go on for whom there is room by now: first whoever has least, of one caller in their order. */
  function goOn(): void {
    for (let next = nextTurn(); next; next = nextTurn()) next.go()
  }

  function nextTurn(): Waiting | undefined {
    const waits = new Set<string>()
    let [next, least]: [Waiting | undefined, number] = [undefined, Number.POSITIVE_INFINITY]
    for (const one of turns) {
      const own = ofOwner.get(one.owner) ?? 0
      const isNext = own < least && mayGo(one) && (isSmall(one.bytes) || !waits.has(one.owner))
      if (isNext) [next, least] = [one, own]
      waits.add(one.owner)
    }
    return next
  }

  function share(): Share {
    const own = { received: 0, held: 0 }
    let owner = ''
    let isOver = false
    let stopWaiting = () => {}
    const take = (kind: 'received' | 'held', bytes: number) => {
      own[kind] += bytes
      used[kind] += bytes
      ofOwner.set(owner, (ofOwner.get(owner) ?? 0) + bytes)
    }
    const work = new Work(processor)
    work.begin()
    const self: Share = {
      work,
      belongTo(one) {
        owner = one
        work.belongTo(one)
      },
      receive(bytes, giveWay) {
        const size = bytes + bytesPerPiece
        if (isOver) return false
        const mine = idle.get(self) ?? { kind: 'body', since: performance.now(), giveWay, owner, bytes: 0 }
        idle.set(self, mine)
        mine.bytes += size
        while (used.received + size > limit * forBodies || !fits(size)) {
          if (endAnswer()) continue
          const [first, waiting] = mostOf(owner) ?? []
          if (!first || !waiting || first === self) return false
          first.release()
          waiting.giveWay()
        }
        take('received', size)
        return true
      },
      async turn(bytes) {
        const waiting = idle.get(self)
        if (waiting) waiting.kind = 'whole'
        while (!fits(bytes) && endAnswer());
        const isFirst = isSmall(bytes) || !turns.some((other) => other.owner === owner)
        if (isOver || (isFirst && mayGo({ owner, bytes }))) {
          idle.delete(self)
          if (!isOver) take('held', bytes)
          return !isOver
        }
        return new Promise((resolve) => {
          const end = (granted: boolean) => {
            clearTimeout(timer)
            const place = turns.indexOf(waiting)
            if (place >= 0) turns.splice(place, 1)
            idle.delete(self)
            stopWaiting = () => {}
            if (granted) take('held', bytes)
            resolve(granted)
          }
          const waiting = { owner, bytes, go: () => end(true) }
          const timer = setTimeout(end, longestTurn, false)
          stopWaiting = () => end(false)
          turns.push(waiting)
        })
      },
      hold(bytes) {
        if (own.held + bytes > limit * forOne) return 'too-much'
        while (!fits(bytes) && endAnswer());
        if (isOver || !isFair(owner, bytes)) return 'no-room'
        take('held', bytes)
        return 'held'
      },
      send(bytes, giveWay) {
        if (isOver) return
        idle.set(self, { kind: 'answer', since: performance.now(), giveWay, owner, bytes })
        take('held', bytes)
      },
      release() {
        isOver = true
        stopWaiting()
        idle.delete(self)
        used.received -= own.received
        used.held -= own.held
        const rest = (ofOwner.get(owner) ?? 0) - own.received - own.held
        if (rest > 0) ofOwner.set(owner, rest)
        else ofOwner.delete(owner)
        own.received = 0
        own.held = 0
        work.end()
        if (turns.length > 0) goOn()
      },
    }
    return self
  }

  return {
    limit,
    get used() {
      return used.received + used.held
    },
    hasRoom() {
      while (!fits(0) && endAnswer());
      return fits(0)
    },
    share,
  }
}

/** A share of a memory of its own, for what is done outside of any call. */
export function ownShare(): Share {
  return callMemory(Number.POSITIVE_INFINITY).share()
}
