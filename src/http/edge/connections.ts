import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

/** So many connections are held open at once. A proxy makes one for each call, and there is memory for some hundreds of those. */
const usual = 1000

interface Open {
  readonly address: string
  /** What is asked on it and not answered yet, the last. */
  request: IncomingMessage | null
}

/**
 * The connections of a server, which are no more than so many: one that comes then takes the place of another of whoever has most of them, of one on which nothing is asked
 * before one of which the request still comes in. Where everything is being answered, whoever comes is hung up on.
 * @see docs/decisions/what-is-no-request.md
 */
export class Connections {
  readonly #most: number
  /** The longest open first. */
  readonly #open = new Map<Socket, Open>()
  readonly #ofAddress = new Map<string, number>()
  #dropped = 0

  constructor(most = usual) {
    this.#most = most
  }

  /** How many are open. */
  get open(): number {
    return this.#open.size
  }

  /** How many were hung up on to make room, since the start. */
  get dropped(): number {
    return this.#dropped
  }

  /** Counts those of a server from now on. */
  watch(server: Server): void {
    server.on('connection', (socket) => this.#take(socket))
    server.on('request', (request, response) => {
      const open = this.#open.get(request.socket)
      if (!open) return
      open.request = request
      response.once('close', () => {
        if (open.request === request) open.request = null
      })
    })
  }

  #take(socket: Socket): void {
    const address = socket.remoteAddress ?? ''
    this.#open.set(socket, { address, request: null })
    this.#ofAddress.set(address, (this.#ofAddress.get(address) ?? 0) + 1)
    socket.once('close', () => this.#letGo(socket, address))
    if (this.#open.size <= this.#most) return
    const dropped = this.#oneToDrop(socket)
    this.#dropped += 1
    this.#letGo(dropped, this.#open.get(dropped)?.address ?? '')
    dropped.destroy()
  }

  #letGo(socket: Socket, address: string): void {
    if (!this.#open.delete(socket)) return
    const left = (this.#ofAddress.get(address) ?? 1) - 1
    if (left > 0) this.#ofAddress.set(address, left)
    else this.#ofAddress.delete(address)
  }

  #oneToDrop(last: Socket): Socket {
    const most = Math.max(...this.#ofAddress.values())
    let coming: Socket | null = null
    for (const [socket, { address, request }] of this.#open) {
      if (socket === last || this.#ofAddress.get(address) !== most) continue
      if (request === null) return socket
      if (!request.complete) coming ??= socket
    }
    return coming ?? last
  }
}
