import { isIPv4 } from 'node:net'

const names: ReadonlySet<string> = new Set(['localhost', '::1', '[::1]'])

/** Whether a host is this very machine, by its usual names only: `localhost`, 127.0.0.0/8 in four numbers, or `::1`, in brackets or not. */
export function isLoopback(host: string): boolean {
  return names.has(host.toLowerCase()) || (host.startsWith('127.') && isIPv4(host))
}
