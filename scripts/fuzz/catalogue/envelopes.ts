import { asManyAs, filled, type Hostile } from '../filling.ts'
import { callWith, kinds, type Loose } from '../resources.ts'
import { texts } from '../texts.ts'

const authorization = (scope: string) => ({
  fhirServer: 'http://127.0.0.1:9/fhir',
  fhirAuthorization: { access_token: 't', token_type: 'Bearer', expires_in: 60, scope, subject: 's' },
})
const scopes = (bytes: number) => filled('patient/X.rs ', bytes)
const call = (more: Loose) => JSON.stringify(callWith([], more))

/** Calls whose members around the data are without end. */
export const envelopes: readonly Hostile[] = [
  ['a scope without end', () => call(authorization(scopes(4_000_000)))],
  [
    'a scope, and as many references',
    () =>
      JSON.stringify(
        callWith(
          asManyAs((at) => kinds.request?.(at, 'x') ?? {}, 3_000_000),
          authorization(scopes(1_000_000)),
        ),
      ),
  ],
  [
    'as many references as fit',
    () =>
      JSON.stringify(
        callWith(
          asManyAs((at) => kinds.request?.(at, 'x') ?? {}),
          authorization(scopes(7000)),
        ),
      ),
  ],
  [
    'as many prefetch keys as fit',
    () =>
      call({
        prefetch: Object.fromEntries(Array.from({ length: 230_000 }, (_, at) => [`k${at.toString(36)}`, null])),
      }),
  ],
  [
    'as many members as fit',
    () => call(Object.fromEntries(Array.from({ length: 230_000 }, (_, at) => [`k${at.toString(36)}`, null]))),
  ],
  [
    'as many keys as are taken in, and one that is refused',
    () => {
      const keys = Array.from({ length: 240_000 }, (_, at) => `"k${at.toString(36)}":0`)
      return call({}).replace(/\}$/, `,"x":{${keys.join()},"y":{"__proto__":0}}}`)
    },
  ],
  [
    'as many members of the context as fit',
    () =>
      call({
        context: {
          userId: 'Practitioner/d',
          patientId: 'p',
          ...Object.fromEntries(Array.from({ length: 230_000 }, (_, at) => [`k${at.toString(36)}`, null])),
        },
      }),
  ],
  ...['hook', 'hookInstance', 'fhirServer'].flatMap((member): Hostile[] =>
    Object.entries({ ...texts, 'a path': (bytes: number) => `http://h.example/${filled('a/', bytes)}` }).map(
      ([what, text]): Hostile => [`${what} as ${member}`, () => call({ [member]: text(4_000_000) })],
    ),
  ),
  ...['userId', 'patientId', 'encounterId'].flatMap((member): Hostile[] =>
    Object.entries(texts).map(
      ([what, text]): Hostile => [
        `${what} as context.${member}`,
        () => call({ context: { userId: 'Practitioner/d', patientId: 'p', [member]: text(4_000_000) } }),
      ],
    ),
  ),
]
