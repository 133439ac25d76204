import { z } from 'zod'
import { complaints } from '../knowledge/files/issue.ts'
import { day, url as webAddress } from '../knowledge/files/text.ts'
import type { Knowledge, Programme, Text } from '../knowledge/knowledge.ts'
import { criteriaOf, eligibilityShape, eligibilityUrl } from './eligibility.ts'
import { listingOf } from './extension/listing.ts'
import { localOffer, offerShape, offerUrl } from './extension/offered.ts'
import { type Given, type Parts, readParts, type Tell } from './extension/parts.ts'
import { narrowed } from './narrowed.ts'
import { plain } from './plain.ts'

const said = z.string().trim().min(1)
const translation = z.looseObject({ extension: z.array(z.unknown()).optional() }).optional()
const shape = z.looseObject({
  resourceType: z.literal('HealthcareService'),
  id: z.string().regex(/^[A-Za-z0-9.-]{1,64}$/, 'write a FHIR id: at most 64 letters, digits, dots and hyphens'),
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  identifier: z.array(z.looseObject({ system: z.string().optional(), value: z.string().optional() })).optional(),
  active: z.boolean().optional(),
  name: said,
  _name: translation,
  comment: said.optional(),
  _comment: translation,
  telecom: z.array(z.looseObject({ system: z.string().optional(), value: z.string().optional() })).optional(),
  coverageArea: z.array(z.looseObject({ display: z.string().optional() })).optional(),
  extension: z.array(z.looseObject({ url: z.string(), extension: z.array(z.unknown()).optional() })),
})
type Service = z.output<typeof shape>

const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation'
const unsaid: Text = { nl: 'niet bekend', en: 'not known' }
const [nameLimit, textLimit] = [80, 240]

/**
 * The programme that a HealthcareService describes; null when it is not active, or has faults, which are told.
 * @see docs/site.md#the-regions-programmes
 */
export function programmeOf(resource: unknown, knowledge: Knowledge, tell: Tell): Programme | null {
  const loose = resource as { readonly resourceType?: unknown; readonly active?: unknown } | null
  const type = loose?.resourceType
  if (typeof type === 'string' && type !== 'HealthcareService') {
    tell(['resourceType'], `this is a resource of type ${type}: only HealthcareService is read, take it out`)
    return null
  }
  if (loose?.active === false) return null
  const read = shape.safeParse(resource, { reportInput: true })
  if (!read.success) {
    for (const { at, message } of read.error.issues.flatMap(complaints)) tell(at, message)
    return null
  }
  let faulty = false
  const fault: Tell = (at, message) => {
    faulty = true
    tell(at, message)
  }
  const programme = described(read.data, knowledge, fault)
  return faulty ? null : programme
}

function described(service: Service, knowledge: Knowledge, fault: Tell): Programme {
  if (service.modifierExtension !== undefined)
    fault(
      ['modifierExtension'],
      'a modifier extension may turn its meaning around, and none is known here: take it out',
    )
  const at = service.extension.findIndex(({ url }) => url === eligibilityUrl)
  if (at < 0) fault(['extension'], `the extension ${eligibilityUrl} is missing: say in it who the programme is for`)
  const given = readParts(partsAt(service, at), ['extension', at, 'extension'], eligibilityShape(knowledge), fault)
  const listed = service.extension.findIndex(({ url }) => url === offerUrl)
  const offered = readParts(partsAt(service, listed), ['extension', listed, 'extension'], offerShape(knowledge), fault)
  if (service.contact !== undefined)
    fault(['contact'], 'a contact may be a person, and everyone can read this: put a general number under telecom')
  const one = (part: string): Given | undefined => given.get(part)?.[0]
  const national = nationalOf(one('variant-of'), knowledge, fault)
  const who = texts(service.comment, service._comment) ?? national?.who
  if (!who) fault(['comment'], '"comment" is missing: say in it who the programme is for, cards show it')
  const name = texts(service.name, service._name, nameLimit) ?? unsaid
  const text = (part: string) => texts(one(part)?.value)
  const area = service.coverageArea?.flatMap(({ display }) => (display ? [plain(display, nameLimit)] : [])).join(', ')
  return {
    id: idOf(service, knowledge, fault),
    name,
    who: who ?? unsaid,
    lane: (one('lane')?.value as Programme['lane'] | undefined) ?? national?.lane ?? 'care-related',
    ...(national?.field !== undefined && { field: national.field }),
    diet: (one('diet')?.value as Programme['diet'] | undefined) ?? national?.diet ?? knowledge.diets.otherwise,
    for: madeFor(given, national, knowledge),
    regional: true,
    form: text('form') ?? national?.form ?? unsaid,
    duration: text('duration') ?? national?.duration ?? unsaid,
    payer: text('payer') ?? national?.payer ?? unsaid,
    brief: briefOf(text('form'), text('duration'), text('payer')) ?? national?.brief ?? unsaid,
    intensity: national?.intensity ?? 'general',
    ...languagesOf(offered, national),
    ...(national?.asks && { asks: national.asks }),
    ...(national?.checks && { checks: national.checks }),
    reimbursed: reimbursed(one('reimbursed-from'), one('reimbursed-to'), fault) ?? national?.reimbursed ?? null,
    evidence: text('evidence') ?? national?.evidence ?? unsaid,
    consent: text('consent') ?? national?.consent ?? null,
    checkedOn: (one('checked-on')?.value as string | undefined) ?? dayOf(service.meta?.lastUpdated),
    source: 'region',
    url: pageOf(service) ?? national?.url ?? null,
    criteria: narrowed(national?.criteria ?? [], criteriaOf(given, knowledge, fault)),
    ...(area && { area }),
    ...(national && { variantOf: national.id }),
    ...untilOf(offered),
    listing: listingOf(offered, national?.listing),
    local: localOffer(offered, phonesOf(service), fault),
  }
}

function partsAt({ extension }: Service, at: number): readonly unknown[] {
  return extension[at]?.extension ?? []
}

/** The languages in which it is given: its own, else those of the national one; none where nothing is known. */
function languagesOf(offered: Parts, national: Programme | undefined): Pick<Programme, 'languages'> {
  const languages = offered.get('language')?.map(({ value }) => String(value)) ?? national?.languages
  return languages ? { languages } : {}
}

function untilOf(offered: Parts): Pick<Programme, 'until'> {
  const [until] = offered.get('offered-until') ?? []
  return until ? { until: String(until.value) } : {}
}

/** What a region says itself of form, duration and payer, in one line; undefined where it says nothing of them. */
function briefOf(...parts: readonly (Text | undefined)[]): Text | undefined {
  const said = parts.filter((part) => part !== undefined)
  const inOne = (language: keyof Text) => said.map((part) => part[language]).join(', ')
  return said.length > 0 ? { nl: inOne('nl'), en: inOne('en') } : undefined
}

/** The conditions that it is made for, as it says itself; of those of which it says nothing as the national one. */
function madeFor(given: Parts, national: Programme | undefined, { criteria }: Knowledge): readonly string[] {
  return [...criteria.for].flatMap(([part, condition]) => {
    const [said] = given.get(part) ?? []
    return (said ? said.value === true : national?.for.includes(condition)) ? [condition] : []
  })
}

/** Its own id, or better the one under our own code system for programmes: a server gives ids of its own. */
function idOf({ id, identifier }: Service, { codes, programmes }: Knowledge, fault: Tell): string {
  const ours = codes.systems.get('programme') ?? []
  const found = identifier?.find(({ system, value }) => value && system !== undefined && ours.includes(system))?.value
  const chosen = found ?? id
  if (!/^[A-Za-z0-9.-]{1,64}$/.test(chosen))
    fault(['identifier'], `the programme id "${chosen}" is none: use at most 64 letters, digits, dots and hyphens`)
  if (programmes.some((programme) => programme.id === chosen))
    fault(
      [found ? 'identifier' : 'id'],
      `the id "${chosen}" is that of a national programme: list that under regionalProgrammes, or give this one its own id`,
    )
  return chosen
}

function nationalOf(given: Given | undefined, { programmes }: Knowledge, fault: Tell): Programme | undefined {
  const national = given && programmes.find(({ id }) => id === given.value)
  if (given && !national)
    fault(
      given.at,
      `there is no national programme "${given.value}": use one of ${programmes.map(({ id }) => id).join(', ')}`,
    )
  return national
}

function reimbursed(from: Given | undefined, to: Given | undefined, fault: Tell): Programme['reimbursed'] | undefined {
  if (!from) {
    if (to) fault(to.at, '"reimbursed-to" stands here without "reimbursed-from": add that')
    return undefined
  }
  if (to && String(to.value) < String(from.value))
    fault(to.at, 'the reimbursement ends before it begins: mend one of the days')
  return { from: String(from.value), ...(to && { to: String(to.value) }) }
}

/** Both languages: the words themselves, and their translations where the resource has any. */
function texts(value: unknown, more?: z.output<typeof translation>, limit = textLimit): Text | undefined {
  if (typeof value !== 'string' || plain(value, limit) === '') return undefined
  const translated = (language: string) => {
    const found = more?.extension?.flatMap((each) => translationsIn(each)).find(({ lang }) => lang === language)
    return plain(found?.content ?? value, limit)
  }
  return { nl: translated('nl'), en: translated('en') }
}

const translationShape = z.looseObject({
  url: z.literal(translationUrl),
  extension: z.array(
    z.looseObject({ url: z.string(), valueCode: z.string().optional(), valueString: z.string().optional() }),
  ),
})

function translationsIn(extension: unknown): readonly { readonly lang: string; readonly content: string }[] {
  const parts = translationShape.safeParse(extension).data?.extension ?? []
  const lang = parts.find(({ url }) => url === 'lang')?.valueCode?.slice(0, 2)
  const content = parts.find(({ url }) => url === 'content')?.valueString
  return lang && content ? [{ lang, content }] : []
}

function phonesOf({ telecom = [] }: Service): readonly string[] {
  return telecom.flatMap(({ system, value }) => (system !== 'url' && system !== 'email' && value ? [value] : []))
}

function pageOf({ telecom }: Service): string | undefined {
  return telecom?.find(({ system, value }) => system === 'url' && webAddress.safeParse(value).success)?.value
}

function dayOf(instant: string | undefined): string | null {
  return day.safeParse(instant?.slice(0, 10)).data ?? null
}
