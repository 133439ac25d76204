import type { Situation } from './call.ts'

export const feedbackPath = '/cds-services/small/feedback'
export const accepted = {
  card: '9f2c1e50-3d3b-4a57-9d0e-0d7d9b7c8a11',
  outcome: 'accepted',
  acceptedSuggestions: [{ id: 'ab0a1e50-3d3b-4a57-9d0e-0d7d9b7c8a12' }],
  outcomeTimestamp: '2026-11-22T09:30:00Z',
}
export const overridden = {
  card: '9f2c1e50-3d3b-4a57-9d0e-0d7d9b7c8a11',
  outcome: 'overridden',
  overrideReason: { reason: { code: 'not-now' } },
  outcomeTimestamp: '2026-11-22T09:30:00Z',
}

const refused = (what: string, body: unknown, code: string): Situation => [
  `feedback: ${what}`,
  body,
  400,
  code,
  { url: feedbackPath },
]
const report = (query: string): Situation => [
  `a report for "${query}"`,
  undefined,
  400,
  'report-invalid',
  { method: 'GET', url: `/reports/outcomes${query}` },
]
const one = (what: string, entry: unknown, code: string) => refused(what, { feedback: [accepted, entry] }, code)
const without = (key: string, from: object) => Object.fromEntries(Object.entries(from).filter(([name]) => name !== key))

/** What can be wrong with feedback, and with asking what came of it. */
export const feedbackSituations: readonly Situation[] = [
  refused('not JSON', '{', 'body-not-json'),
  refused('a list', [accepted], 'feedback-missing'),
  refused('a string', '"accepted"', 'feedback-missing'),
  refused('no feedback', {}, 'feedback-missing'),
  refused('feedback that is an object', { feedback: accepted }, 'feedback-missing'),
  refused('an entry without the list around it', accepted, 'feedback-missing'),
  refused('too many at once', { feedback: Array.from({ length: 1001 }, () => accepted) }, 'feedback-too-many'),
  one('an entry that is null', null, 'feedback-missing'),
  one('an entry that is a string', 'x', 'feedback-missing'),
  one('no card', without('card', accepted), 'feedback-card-invalid'),
  one('a card that is no UUID', { ...accepted, card: "x'; drop table card" }, 'feedback-card-invalid'),
  one('a card that is a list', { ...accepted, card: [accepted.card] }, 'feedback-card-invalid'),
  one('no outcome', without('outcome', accepted), 'feedback-outcome-invalid'),
  one('an ignored card', { ...accepted, outcome: 'ignored' }, 'feedback-outcome-invalid'),
  one('no time', without('outcomeTimestamp', accepted), 'feedback-timestamp-invalid'),
  one(
    'a time without an offset',
    { ...accepted, outcomeTimestamp: '2026-11-22T09:30:00' },
    'feedback-timestamp-invalid',
  ),
  one(
    'a time that does not exist',
    { ...accepted, outcomeTimestamp: '2026-02-30T09:30:00Z' },
    'feedback-timestamp-invalid',
  ),
  one('a time of the year 0', { ...accepted, outcomeTimestamp: '0000-01-01T00:00:00Z' }, 'feedback-timestamp-invalid'),
  one(
    'a time that its offset moves out of the calendar',
    { ...accepted, outcomeTimestamp: '9999-12-31T23:59:59-23:59' },
    'feedback-timestamp-invalid',
  ),
  one('a time in seconds', { ...accepted, outcomeTimestamp: 1795339800 }, 'feedback-timestamp-invalid'),
  one('accepted without suggestions', without('acceptedSuggestions', accepted), 'feedback-suggestions-missing'),
  one('accepted with no suggestion', { ...accepted, acceptedSuggestions: [] }, 'feedback-suggestions-missing'),
  one('a suggestion without id', { ...accepted, acceptedSuggestions: [{}] }, 'feedback-suggestions-missing'),
  one(
    'wrong suggestions without end',
    { ...accepted, acceptedSuggestions: Array.from({ length: 200_000 }, () => 1) },
    'feedback-suggestions-missing',
  ),
  one('a reason of nothing', { ...overridden, overrideReason: {} }, 'feedback-reason-invalid'),
  one(
    'a reason without code',
    { ...overridden, overrideReason: { reason: { display: 'x' } } },
    'feedback-reason-invalid',
  ),
  one(
    'several reasons in one entry',
    { ...overridden, overrideReason: [{ reason: { code: 'x' } }] },
    'feedback-reason-invalid',
  ),
  ...[
    '',
    '?from=2026-01-01',
    '?from=2026-02-01&to=2026-01-01',
    '?from=2026-02-30&to=2026-03-01',
    '?from=0000-01-01&to=2026-01-01',
  ].map(report),
  report('?from=2026-01-01&to=2026-02-01&format=xml'),
  report('?from=2026-01-01&from=2026-01-02&to=2026-02-01'),
  [
    'feedback: for a service that there is not',
    { feedback: [] },
    404,
    'service-unknown',
    { url: '/cds-services/none/feedback' },
  ],
  ['feedback: GET', undefined, 405, 'method-not-allowed', { method: 'GET', url: feedbackPath }],
  [
    'feedback: as text',
    '{}',
    415,
    'media-type-unsupported',
    { url: feedbackPath, headers: { 'content-type': 'text/plain' } },
  ],
]
