import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** One answer as it came over the wire. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a server sent on one connection until it closed it, or nothing more came. */
export interface Heard {
  readonly answers: readonly Answer[]
  readonly hungUp: boolean
}

/** Longest silence, and how long a text waits for an answer to the one before it, in milliseconds. */
const quiet = { most: 10_000, between: 300 }

/** Sends texts as they are, each when the one before it is answered or is not going to be, and hears what comes back. */
export async function say(url: string, ...texts: readonly string[]): Promise<Heard> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const heard = hear(socket)
  for (const text of texts) {
    socket.write(text, 'latin1')
    if (text !== texts.at(-1)) await Promise.race([once(socket, 'data'), setTimeout(quiet.between)])
  }
  return heard
}

function hear(socket: Socket): Promise<Heard> {
  return new Promise((resolve) => {
    let text = ''
    const done = (hungUp: boolean) => {
      socket.destroy()
      resolve({ answers: answersIn(text), hungUp })
    }
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.setTimeout(quiet.most, () => done(false))
    socket.on('end', () => done(true))
    socket.on('error', () => done(true))
  })
}

function answersIn(text: string): readonly Answer[] {
  return text
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((part) => part !== '')
    .map((part) => {
      const end = part.indexOf('\r\n\r\n')
      const [line = '', ...lines] = part.slice(0, end).split('\r\n')
      const headers = Object.fromEntries(lines.map((each) => splitAt(each, each.indexOf(':'))))
      return { status: Number(line.split(' ')[1]), headers, body: part.slice(end + 4) }
    })
}

function splitAt(line: string, at: number): [name: string, value: string] {
  return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
}
