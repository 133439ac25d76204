import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Runs a program of Node.js to its end; gives the most memory that it had at once, in MiB, and how long it took in seconds. @throws Error when it fails */
export async function peakMemory(
  args: readonly string[],
): Promise<{ readonly mebibytes: number; readonly seconds: number }> {
  const begun = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  let kibibytes = 0
  const timer = setInterval(() => {
    try {
      const [, most] = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
      kibibytes = Math.max(kibibytes, Number(most ?? 0))
    } catch {
      // It is over, or this is no Linux.
    }
  }, 100)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
  return { mebibytes: kibibytes / 1024, seconds: (performance.now() - begun) / 1000 }
}
