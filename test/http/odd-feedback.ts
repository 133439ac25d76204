import fc from 'fast-check'

/** What no sender of ours writes: characters that are none, lengths that nobody reads, names that JavaScript knows. */
// Eighteen texts of the longest are within BODY_LIMIT: what is refused is refused for what it says.
export const text = fc.oneof(
  fc.constantFrom(
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udc00\ud800',
    '',
    ' ',
    '\ufffd',
    "'; drop table card; --",
    '__proto__',
  ),
  fc.constantFrom('x'.repeat(200_000), '\u{1f600}'.repeat(3000), 'not-now', 'patient-does-not-want'),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const year = fc.constantFrom(
  '0000',
  '0001',
  '1969',
  '1970',
  '2026',
  '9998',
  '9999',
  '10000',
  '+275760',
  '-000001',
  '-271821',
)
/** Days, most of them beyond some calendar. */
export const day = fc
  .tuple(year, fc.constantFrom('01-01', '02-29', '02-30', '06-31', '12-31', '13-01', '00-00'))
  .map((parts) => parts.join('-'))
const clock = fc.constantFrom(
  '00:00:00',
  '23:59:59',
  '23:59:60',
  '24:00:00',
  '12:00',
  `12:00:00.${'9'.repeat(1000)}`,
  '1:2:3',
)
const offset = fc.constantFrom(
  'Z',
  'z',
  '',
  '+14:00',
  '-12:00',
  '-23:59',
  '+23:59',
  '+24:00',
  '+99:99',
  '+0100',
  '-00:00',
)
/** Written as RFC 3339 asks, and perhaps beyond what the calendar of a database holds. */
const farMoment = fc
  .tuple(
    fc.constantFrom('0000', '0001', '1969', '1970', '2026', '9998', '9999'),
    fc.constantFrom('-01-01T00:00:00', '-12-31T23:59:59'),
    fc.constantFrom('Z', '+14:00', '-12:00', '-23:59', '+23:59'),
  )
  .map((parts) => parts.join(''))
const moment = fc.oneof(
  { weight: 4, arbitrary: farMoment },
  fc.tuple(day, fc.constantFrom('T', 't', ' '), clock, offset).map((parts) => parts.join('')),
  { weight: 2, arbitrary: fc.constant('2026-11-22T09:30:00Z') },
  text,
  fc.constantFrom(null, 0, 8.64e15, 1e308, -1),
)
const card = fc.oneof(
  { weight: 12, arbitrary: fc.uuid() },
  fc.uuid().map((uuid) => `urn:uuid:${uuid.toUpperCase()}`),
  fc.uuid().map((uuid) => `${uuid}\n`),
  fc.constantFrom('00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'),
  text,
)
const reason = fc.record({ code: text, system: fc.option(text), display: text }, { requiredKeys: ['code'] })
/** Feedback on a card, odd in any member that could reach the database. */
export const entry = fc.oneof(
  fc.record({
    card,
    outcome: fc.constantFrom('overridden', 'overridden', 'overridden\u0000'),
    outcomeTimestamp: moment,
    overrideReason: fc.option(fc.record({ reason: fc.option(reason), userComment: fc.option(text) })),
  }),
  fc.record({
    card,
    outcome: fc.constant('accepted'),
    outcomeTimestamp: moment,
    acceptedSuggestions: fc.array(fc.record({ id: text }), { maxLength: 2 }),
  }),
)
