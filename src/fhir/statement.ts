import type { Medication, Resource } from 'fhir/r4.js'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { LooseCoding } from './coding.ts'
import type { Context } from './context.ts'
import { type DateRead, type Day, daysAfter, isPartial } from './day.ts'
import { type Dose, dosagesOf, readDose } from './dose.ts'
import type { Unused } from './fact.ts'
import { lexiconOf, viewOf } from './lexicon.ts'
import { type Period, readPeriod, startAt } from './period.ts'
import { lookUp, type Place, type Product, productOf } from './product.ts'
import { type Reasons, readReasons } from './reason.ts'
import { containedIn, parseReference, sourceOf, whose } from './reference.ts'
import type { Row } from './view.ts'

/** What one MedicationStatement, MedicationRequest or MedicationDispense says of a treatment on the day judged. */
export interface Statement {
  readonly source: string
  /** MP9 treatment id, else the set of ingredients. */
  readonly treatment: string
  readonly product: Product
  readonly verdict: 'in-use' | 'ended' | 'planned'
  /** Last day of use; null when it ended on an unknown day. */
  readonly end: Day | null
  /** Only the month or year of the end was said, or how long a supply lasts was not. */
  readonly approximate: boolean
  readonly start: Day | null
  /** When it was said: the newest statement of a treatment decides. */
  readonly said: DateRead | null
  /** Last sign of the drug in it. */
  readonly sign: Day | null
  readonly supply: boolean
  readonly reasons: Reasons
  readonly dose: () => Dose | null
  /** Carries a modifier extension that we do not know, or says of nobody. */
  readonly doubtful: boolean
}

/** Why a statement was left out. */
export interface LeftOut {
  readonly source: string
  readonly product: Product
  readonly reason: Unused
}

const stopTypeUrl = 'http://nictiz.nl/fhir/StructureDefinition/ext-StopType'
const stops: readonly unknown[] = ['410546004', '113371000146109', '89925002', '385655000']
const administrationAgreement = '422037009'
const notCounted: readonly unknown[] = [
  'cancelled',
  'entered-in-error',
  'draft',
  'not-taken',
  'intended',
  'declined',
  'preparation',
]
const ended: readonly unknown[] = ['completed', 'stopped', 'on-hold']

/**
 * Reads one medication resource by the table of section 3: status, intent, period, MP9 stop and pause, supply.
 * @see clinical-details.md sections 3 and 11; reference/nl-profiles.md section 2 for MP9
 */
export function readStatement(resource: Resource, knowledge: Knowledge, context: Context): Statement | LeftOut {
  const row = viewOf(lexiconOf(knowledge), resource.resourceType)(resource)
  const source = sourceOf(resource.resourceType, row.text('id'))
  const product = readProduct(resource, row, knowledge, context)
  const supply =
    resource.resourceType === 'MedicationDispense' && !row.all('categories').includes(administrationAgreement)
  const leaveOut = (reason: Unused): LeftOut => ({ source, product, reason })

  const subject = whose(row.one('subject'), context.patientId)
  if (subject === 'other-patient') return leaveOut(subject)
  const dosages = dosagesOf(row, resource.resourceType)
  const period = readPeriod(row, dosages, context.asOf)
  const registered = startAt(row.text('registered'), context.asOf)
  const written =
    startAt(row.text('authored'), context.asOf) ?? (supply ? startAt(row.text('prepared'), context.asOf) : null)
  const said = registered ?? written ?? period.startRead
  if (said && said.day > context.asOf) return leaveOut('after-as-of')
  if (isNotCounted(resource, row, supply)) return leaveOut('status')
  const verdict = supply ? judgeSupply(row, written, context) : judge(row, period, written ?? registered, context.asOf)
  if (!verdict) return leaveOut('no-date')
  let read: { readonly dose: Dose | null } | undefined
  const dose = () => {
    read ??= { dose: readDose(dosages, product.name) }
    return read.dose
  }
  const signs = [registered?.day, written?.day, period.start].filter((day) => day !== undefined && day !== null)
  return {
    source,
    treatment: row.text('treatment') ?? product.key,
    product,
    ...verdict,
    start: period.start ?? said?.day ?? null,
    said,
    sign:
      signs
        .filter((day) => day <= context.asOf)
        .sort()
        .at(-1) ?? null,
    supply,
    reasons: readReasons(row, knowledge),
    dose,
    doubtful: subject === 'no-subject' || isDoubtful(row),
  }
}

type Verdict = Pick<Statement, 'verdict' | 'end' | 'approximate'>

const noEnd = { end: null, approximate: false } as const

/** Every end is the last day of use. An MP9 stop or pause without one ended on the day on which it was agreed. */
function judge(row: Row, period: Period, agreed: DateRead | null, asOf: Day): Verdict {
  if (period.start && period.start > asOf) return { verdict: 'planned', ...noEnd }
  const stopped = row.all('stopType').some((code) => stops.includes(code))
  const { end, approximate } =
    period.end === null && stopped && agreed ? { end: agreed.last, approximate: isPartial(agreed) } : period
  const open = end === null && !stopped && !ended.includes(row.one('status'))
  return open || (end !== null && end >= asOf)
    ? { verdict: 'in-use', ...noEnd }
    : { verdict: 'ended', end, approximate }
}

/** A supply counts from hand-over, else from when it was prepared, for the days it was meant to last. */
function judgeSupply(row: Row, handedOver: DateRead | null, { asOf, values }: Context): Verdict | null {
  if (!handedOver) return null
  const days = row.one('supply')
  const known = typeof days === 'number' && days > 0 && days < 10_000 && isInDays(row.one('supplyUnit'))
  const last = daysAfter(handedOver.day, known ? Math.round(days) : values.supplyLasts)
  return last >= asOf ? { verdict: 'in-use', ...noEnd } : { verdict: 'ended', end: last, approximate: !known }
}

/** `daysSupply` is in days unless its unit says something else. */
function isInDays(unit: unknown): boolean {
  return typeof unit !== 'string' || /^(d|days?|dag(en)?)$/i.test(unit.trim())
}

function isNotCounted(resource: Resource, row: Row, supply: boolean): boolean {
  const status = row.one('status')
  if (supply) return status !== 'completed'
  if (notCounted.includes(status)) return true
  if (resource.resourceType !== 'MedicationRequest') return false
  return row.one('doNotPerform') === true || row.one('intent') === 'proposal' || row.one('intent') === 'option'
}

function isDoubtful(row: Row): boolean {
  const unknown = row.all('modifiers').some((url) => url !== stopTypeUrl)
  return (
    unknown || (row.all('modifiers').includes(stopTypeUrl) && !row.all('stopType').some((code) => stops.includes(code)))
  )
}

/** The product, coded in place or in a contained or delivered Medication, with the texts that name it. */
function readProduct(resource: Resource, row: Row, knowledge: Knowledge, context: Context): Product {
  const codings = row.all('codings') as LooseCoding[]
  const texts = [row.one('text'), row.one('referenceDisplay'), ...codings.map(({ display }) => display)]
  const own = lookUp({ codings, texts: texts.filter(isNamed) }, knowledge)
  const medication = resolve(row.one('reference'), resource, context)
  const referred =
    medication && context.products.of(medication, () => lookUp(placeOf(medication, knowledge), knowledge))
  const unnamed = row.text('reference') ?? `${resource.resourceType}/${row.text('id') ?? ''}`
  return productOf(referred ? [own, referred] : [own], knowledge, unnamed)
}

/** The ingredients tell what it is where it has no code of its own. */
function placeOf(medication: Medication, knowledge: Knowledge): Place {
  const row = viewOf(lexiconOf(knowledge), 'Medication')(medication)
  const codings = row.all('codings') as LooseCoding[]
  const texts = [row.one('text'), ...codings.map(({ display }) => display), ...row.all('ingredientTexts')]
  return {
    codings: codings.length > 0 ? codings : (row.all('ingredients') as LooseCoding[]),
    texts: texts.filter(isNamed),
  }
}

function isNamed(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== ''
}

function resolve(reference: unknown, resource: Resource, context: Context): Medication | undefined {
  if (typeof reference !== 'string') return undefined
  if (reference.startsWith('#')) return containedIn(resource, 'Medication', reference) as Medication | undefined
  const found = parseReference(reference)
  return found?.type === 'Medication' ? context.medications.get(found.id) : undefined
}
