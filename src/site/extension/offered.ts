import { z } from 'zod'
import { day, words } from '../../knowledge/files/text.ts'
import type { DatedFact, datedFacts, Facets, LocalOffer } from '../../knowledge/programmes/listing.ts'
import { plain } from '../plain.ts'
import type { Parts, Shape, Tell } from './parts.ts'
import { faultOfDays, faultOfPhone, faultOfProvider } from './said.ts'

/** The extension of HealthcareService that tells what the directory lists beside who it is for. @see docs/site.md */
export const offerUrl = 'https://remissiewijzer.example/fhir/StructureDefinition/programme-offer'

/** Part of the extension -> the closed list that its codes are of. */
export const codedParts = {
  'for-whom': 'audiences',
  together: 'together',
  where: 'where',
  'paid-by': 'payers',
  line: 'lines',
  'sign-up': 'signUp',
  language: 'languages',
} as const satisfies Readonly<Record<string, keyof Facets>>

/** Part of the extension -> the dated fact that it tells. */
export const factParts = {
  'waiting-time': 'waitingTime',
  price: 'price',
  'quality-mark': 'qualityMark',
  'care-profile': 'careProfile',
} as const satisfies Readonly<Record<string, (typeof datedFacts)[number]>>

const string = z.object({ valueString: words })
const date = z.object({ valueDate: day })
const coordinate = (most: number) => z.number().min(-most).max(most)

/** The values of nested extensions by url, each once; others are a fault. */
function nested<S extends z.ZodType<unknown, { [name: string]: unknown }>>(schema: S) {
  return z.object({
    extension: z
      .array(z.looseObject({ url: z.string() }))
      .refine((list) => new Set(list.map(({ url }) => url)).size === list.length, 'one part stands in it twice')
      .transform((list) =>
        Object.fromEntries(
          list.map(({ url, ...rest }) => [url, Object.entries(rest).find(([name]) => name.startsWith('value'))?.[1]]),
        ),
      )
      .pipe(schema),
  })
}

const fact = nested(
  z.strictObject({ value: words, 'checked-on': day, 'review-by': day, source: words.exactOptional() }),
)
const position = nested(z.strictObject({ latitude: coordinate(90), longitude: coordinate(180) }))

/** The extension as a whole; codes are those of `programmes/directory.yaml`. */
export function offerShape({ facets }: { readonly facets: Facets }): Shape {
  const coded = Object.entries(codedParts).map(
    ([part, name]) => [part, z.object({ valueCode: z.enum([...facets[name].keys()]) })] as const,
  )
  return {
    name: 'programme-offer',
    parts: new Map<string, z.ZodObject>([
      ...coded,
      ['does', string],
      ['easy-reading', z.object({ valueBoolean: z.boolean() })],
      ['provider', string],
      ['municipality', string],
      ['position', position],
      ['offered-until', date],
      ['review-by', date],
      ...Object.keys(factParts).map((part) => [part, fact] as const),
      ['contract', fact],
    ]),
    repeated: [...Object.keys(codedParts), 'municipality', 'contract'],
  }
}

const limit = 80

/** Where and by whom it is offered; what could be a person's own is told. Of the numbers of the resource the first is shown. */
export function localOffer(given: Parts, phones: readonly string[], tell: Tell): LocalOffer {
  const one = <T>(part: string) => given.get(part)?.[0]?.value as T | undefined
  const provider = one<string>('provider')
  const ofProvider = provider === undefined ? null : faultOfProvider(provider)
  if (ofProvider) tell(given.get('provider')?.[0]?.at ?? [], ofProvider.en)
  const [phone] = phones
  const ofPhone = phones.map(faultOfPhone).find((fault) => fault !== null)
  if (ofPhone) tell(['telecom'], ofPhone.en)
  const place = one<{ readonly latitude: number; readonly longitude: number }>('position')
  const facts = Object.entries(factParts).flatMap(([part, name]) => {
    const [said] = given.get(part) ?? []
    return said ? [[name, dated(said.value, said.at, tell)] as const] : []
  })
  return {
    ...Object.fromEntries(facts),
    ...(provider !== undefined && { provider: plain(provider, limit) }),
    municipalities: (given.get('municipality') ?? []).map(({ value }) => plain(String(value), limit)),
    ...(place && { position: place }),
    ...(phone !== undefined && { phone: plain(phone, limit) }),
    contracts: (given.get('contract') ?? []).map(({ value, at }) => dated(value, at, tell)),
  }
}

function dated(value: unknown, at: Parameters<Tell>[0], tell: Tell): DatedFact {
  const said = value as z.output<typeof fact>['extension']
  const fault = faultOfDays(said['checked-on'], said['review-by'])
  if (fault) tell(at, fault.en)
  const words = plain(said.value, limit)
  return {
    value: { nl: words, en: words },
    checkedOn: said['checked-on'],
    reviewBy: said['review-by'],
    ...(said.source !== undefined && { source: plain(said.source, limit) }),
  }
}
