import { expect, it } from 'vitest'
import { notApplicable, recommend } from '../../src/engine/decision.ts'
import { record } from '../../src/engine/record.ts'
import type { Answered, Store } from '../../src/store/store.ts'
import { smallKnowledge, smallService } from '../small-knowledge.ts'

it('records what was decided and shown, and of the patient a hash with cards that a refusal would silence', () => {
  const rows: Answered[] = []
  const store = { append: (row: Answered) => rows.push(row) } as unknown as Store
  const rule = (name: string) => ({ name }) as never
  const canary = { value: 52, day: '2026-01-31', source: 'Observation/canary' }
  const goal = {
    name: 'goal',
    indicators: ['info'],
    show: 1,
    silences: ['declined'],
    launches: false,
    ladder: [],
    cards: [],
  } as const
  const service = {
    ...smallService,
    rankings: [goal],
    overrideReasons: new Map([
      [
        'not-now',
        {
          at: 'demo/override-reasons.yaml',
          nl: 'Niet nu',
          en: 'Not now',
          silence: { notShown: 'declined', of: 'question', lasts: {} as never },
        } as const,
      ],
      ['arranged', { at: 'demo/override-reasons.yaml', nl: 'Geregeld', en: 'Arranged' }],
    ]),
  }
  const asked = (name: string) =>
    ({
      evaluation: { rule: { name } },
      request: { name: `card of ${name}` },
      key: { subject: 'hash', fingerprint: `hash of ${name}` },
    }) as never
  const showing = { subject: 'hash', fingerprint: 'hash of what', first: '2026-01-30', day: '2026-02-01' }
  const card = (uuid: string, indicator: string, code: string) =>
    ({ uuid, indicator, summary: 'canary', detail: 'canary', overrideReasons: [{ code }] }) as never
  record(store, smallKnowledge(), {
    client: { client: 'his', tenant: 'region' },
    service,
    evaluations: [
      { rule: rule('first'), decision: recommend('fits', canary, null), evidence: new Set([canary]), values: [] },
      { rule: rule('second'), decision: notApplicable('deceased', canary), evidence: new Set(), values: [] },
    ],
    keyed: ['first', 'third'].map(asked),
    composed: {
      cards: [card('u-1', 'info', 'not-now'), card('u-2', 'warning', 'not-now'), card('u-3', 'info', 'arranged')],
      shown: new Map([
        ['first', 'u-1'],
        ['third', 'u-2'],
        ['fourth', 'u-3'],
      ]),
    },
    showings: [
      ['first', showing],
      ['not-shown', showing],
    ],
    at: new Date('2026-02-01T09:00:00Z'),
    duration: 12.6,
  })
  const shown = {
    at: new Date('2026-02-01T09:00:00Z'),
    service: 'small',
    client: 'his',
    tenant: 'region',
    knowledge_version: '1.2.3',
  }
  expect(rows).toEqual([
    {
      call: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        at: new Date('2026-02-01T09:00:00Z'),
        service: 'small',
        hook: 'patient-view',
        client: 'his',
        knowledge_version: '1.2.3',
        knowledge_hash: 'sha256:0',
        duration_ms: 13,
        decisions: JSON.stringify([
          { rule: 'first', outcome: 'recommend', reason: 'fits' },
          { rule: 'second', outcome: 'not-applicable', reason: 'deceased' },
        ]),
      },
      cards: [
        {
          ...shown,
          uuid: 'u-1',
          rule: 'first',
          indicator: 'info',
          name: 'card of first',
          subject: 'hash',
          fingerprint: 'hash of first',
        },
        {
          ...shown,
          uuid: 'u-2',
          rule: 'third',
          indicator: 'warning',
          name: 'card of third',
          subject: null,
          fingerprint: null,
        },
        { ...shown, uuid: 'u-3', rule: 'fourth', indicator: 'info', name: null, subject: null, fingerprint: null },
      ],
      showings: [{ ...showing, at: new Date('2026-02-01T09:00:00Z') }],
    },
  ])
})
