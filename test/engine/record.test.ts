import { expect, it } from 'vitest'
import { record } from '../../src/engine/record.ts'
import { notApplicable, recommend } from '../../src/engine/rule.ts'
import type { CallRow, Store } from '../../src/store/store.ts'
import { smallKnowledge, smallService } from '../small-knowledge.ts'

it('records what was decided and shown, and nothing of the patient', () => {
  const rows: CallRow[] = []
  const store = { append: (row: CallRow) => rows.push(row) } as unknown as Store
  const rule = (name: string) => ({ name }) as never
  const canary = { value: 52, day: '2026-01-31', source: 'Observation/canary' }
  record(store, smallKnowledge(), {
    client: { client: 'open', tenant: 'open', fhirServers: new Set(), lenient: [] },
    service: smallService,
    evaluations: [
      { rule: rule('first'), decision: recommend('fits', canary, null), evidence: new Set([canary]), values: [] },
      { rule: rule('second'), decision: notApplicable('deceased', canary), evidence: new Set(), values: [] },
    ],
    composed: {
      cards: [{ uuid: 'u-1', indicator: 'info', summary: 'canary', detail: 'canary' }] as never,
      shown: new Map([['first', 'u-1']]),
      notShown: new Map(),
    },
    at: new Date('2026-02-01T09:00:00Z'),
    duration: 12.6,
  })
  expect(rows).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      at: new Date('2026-02-01T09:00:00Z'),
      service: 'small',
      hook: 'patient-view',
      client: 'open',
      knowledge_version: '1.2.3',
      knowledge_hash: 'sha256:0',
      duration_ms: 13,
      decisions: JSON.stringify([
        { rule: 'first', outcome: 'recommend', reason: 'fits' },
        { rule: 'second', outcome: 'not-applicable', reason: 'deceased' },
      ]),
      cards: JSON.stringify([{ uuid: 'u-1', rule: 'first', indicator: 'info' }]),
    },
  ])
})
