import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** How long the service may give no answer, in milliseconds: as long as deploy/kubernetes.yaml waits. */
const patience = 60_000

/** The first processes that Docker and others put beside a service; where another is the first, nothing is ended. */
const inits = new Set(['docker-init', 'tini', 'catatonit', 'dumb-init'])

/** Whether `/health/live` answers 200 within five seconds. */
async function isLive(): Promise<boolean> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), 5000)
  try {
    const url = `http://127.0.0.1:${process.env.PORT}/health/live`
    return (await fetch(url, { signal: controller.signal })).ok
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** The processes that the first one of this container looks after. @throws Error where that is the service itself */
function served(): readonly number[] {
  const init = readFileSync('/proc/1/comm', 'utf8').trim()
  if (!inits.has(init))
    throw new Error(`the first process is ${init}, which cannot be ended from here: run with --init`)
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes.filter((id) => parentOf(id) === 1).map(Number)
}

/** The parent of a process; null when it has ended meanwhile. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html "DESCRIPTION" */
function parentOf(id: string): number | null {
  try {
    // The name before it stands in brackets and may hold anything.
    const [, parent] = /\) \S (\d+) /.exec(readFileSync(`/proc/${id}/stat`, 'latin1')) ?? []
    return Number(parent)
  } catch {
    return null
  }
}

const end = Date.now() + patience
let live = await isLive()
while (!live && Date.now() < end) {
  await pause(1000)
  live = await isLive()
}
if (!live) {
  process.exitCode = 1
  // Not SIGTERM: a service whose event loop is held would not hear it.
  for (const id of served()) process.kill(id, 'SIGKILL')
}
