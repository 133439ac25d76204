import { rememberRefused } from '../src/store/refused-subjects.ts'
import type { Answered, Store } from '../src/store/store.ts'

/** A store that is never ready, and the rows that it was given. */
export function noStore() {
  const rows: Answered[] = []
  const store: Store = {
    append: (row) => rows.push(row),
    open: () => undefined,
    state: 'opening',
    trouble: null,
    counts: { queued: 0, lost: 0 },
    refused: rememberRefused(true),
    use: () => Promise.reject(new Error('it is never ready')),
    peek: async () => undefined,
    urgent: async () => null,
    close: async () => undefined,
  }
  return { rows, store }
}
