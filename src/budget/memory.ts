/** Part of the memory that bodies may use before they are parsed: the rest is for those that are, so that some always can be. */
const forBodies = 1 / 2
/** Part of it that the FHIR answers of one call may use. */
const forOne = 3 / 4
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

/** What one call holds of it, until it is let go of. */
export interface Share {
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

interface Idle {
  readonly kind: 'body' | 'answer'
  readonly since: number
  readonly giveWay: () => void
  readonly owner: string
  /** What came in of it. */
  bytes: number
}

/** One budget of so many bytes. @see docs/decisions/one-memory.md */
export function callMemory(limit: number): Memory {
  const used = { received: 0, held: 0 }
  /** Who waits for a client, the longest first. */
  const idle = new Map<Share, Idle>()
  const turns: { readonly bytes: number; readonly go: () => void }[] = []

  const fits = (bytes: number) => used.received + used.held + bytes <= limit
  /** A call alone may always go on: what it becomes is bounded by its own size. */
  const mayGo = (bytes: number) => fits(bytes) || used.held === 0

  /** Ends the answer that its client has left lying for longest. */
  function endAnswer(): boolean {
    for (const [share, { kind, since, giveWay }] of idle) {
      if (kind === 'body' || performance.now() - since < patience) continue
      share.release()
      giveWay()
      return true
    }
    return false
  }

  /** Of the bodies that come in the one to end: the first of those of whoever has most. */
  function mostOf(): readonly [Share, Idle] | undefined {
    const sums = new Map<string, number>()
    const bodies = [...idle].filter(([, { kind }]) => kind === 'body')
    for (const [, { owner, bytes }] of bodies) sums.set(owner, (sums.get(owner) ?? 0) + bytes)
    const most = Math.max(...sums.values())
    return bodies.find(([, { owner }]) => sums.get(owner) === most)
  }

  function share(): Share {
    const own = { received: 0, held: 0 }
    let owner = ''
    let isOver = false
    let stopWaiting = () => {}
    const take = (kind: 'received' | 'held', bytes: number) => {
      own[kind] += bytes
      used[kind] += bytes
    }
    const self: Share = {
      belongTo(one) {
        owner = one
      },
      receive(bytes, giveWay) {
        const size = bytes + bytesPerPiece
        if (isOver) return false
        const mine = idle.get(self) ?? { kind: 'body', since: performance.now(), giveWay, owner, bytes: 0 }
        idle.set(self, mine)
        mine.bytes += size
        while (used.received + size > limit * forBodies || !fits(size)) {
          if (endAnswer()) continue
          const [first, waiting] = mostOf() ?? []
          if (!first || !waiting || first === self) return false
          first.release()
          waiting.giveWay()
        }
        take('received', size)
        return true
      },
      async turn(bytes) {
        idle.delete(self)
        while (!fits(bytes) && endAnswer());
        if (isOver || (turns.length === 0 && mayGo(bytes))) {
          if (!isOver) take('held', bytes)
          return !isOver
        }
        return new Promise((resolve) => {
          const end = (granted: boolean) => {
            clearTimeout(timer)
            const place = turns.indexOf(waiting)
            if (place >= 0) turns.splice(place, 1)
            stopWaiting = () => {}
            if (granted) take('held', bytes)
            resolve(granted)
          }
          const waiting = { bytes, go: () => end(true) }
          const timer = setTimeout(end, longestTurn, false)
          stopWaiting = () => end(false)
          turns.push(waiting)
        })
      },
      hold(bytes) {
        if (own.held + bytes > limit * forOne) return 'too-much'
        while (!fits(bytes) && endAnswer());
        if (isOver || !fits(bytes)) return 'no-room'
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
        own.received = 0
        own.held = 0
        while (turns[0] && mayGo(turns[0].bytes)) turns[0].go()
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
