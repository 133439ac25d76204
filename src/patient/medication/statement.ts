import type { Resource } from 'fhir/r4.js'
import { type DateRead, type Day, daysAfter, isPartial } from '../../calendar.ts'
import { sourceOf, whose } from '../../fhir/reference.ts'
import type { Row } from '../../fhir/view.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import type { Unused } from '../fact.ts'
import { type Dose, dosagesOf, readDose } from './dose.ts'
import { lookUpAll, readMedication, resolveMedication } from './medication.ts'
import { type Period, readPeriod, startAt } from './period.ts'
import { type Product, productOf } from './product.ts'
import { type Reasons, readReasons } from './statement-reason.ts'

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
  /** Not ended but held for a while: the use is to go on. */
  readonly paused: boolean
  readonly start: Day | null
  /** When it was said: the newest statement of a treatment decides. */
  readonly said: DateRead | null
  /** Last sign of the drug in it. */
  readonly sign: Day | null
  /** Written after the day judged, and does not say since when: whether it was in use on that day is unknown. */
  readonly untimed: boolean
  readonly supply: boolean
  /** An MP9 agreement, or any other request; or only the request to supply what was agreed, without a period of its own. */
  readonly role: 'agreement' | 'dispense-request' | null
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
const interrupted = '385655000'
const stops: readonly unknown[] = ['410546004', '113371000146109', '89925002', interrupted]
const administrationAgreement = '422037009'
const dispenseRequest = '52711000146108'
const notCounted: readonly unknown[] = [
  'cancelled',
  'entered-in-error',
  'draft',
  'not-taken',
  'intended',
  'declined',
  'preparation',
]
/** Of these the one that only stops for a while. */
const pause = '385655000'
const ended: readonly unknown[] = ['completed', 'stopped', 'on-hold']

/**
 * Reads one medication resource: status, intent, period, MP9 stop and pause, supply.
 * @see docs/reading.md#what-one-statement-says; docs/reading.md#mp9-stop-and-pause
 */
export function readStatement(resource: Resource, dictionary: Dictionary, context: Context): Statement | LeftOut {
  const row = viewOf(lexiconOf(dictionary), resource.resourceType)(resource)
  const source = sourceOf(resource.resourceType, row.text('id'))
  const product = readProduct(resource, row, dictionary, context)
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
  const isLater = (said?.day ?? '') > context.asOf
  // What is written later never hides how a drug was used before; a supply begins when it is handed over, whenever that was registered.
  if (isLater && (!context.isPast || (supply && (written?.day ?? '') > context.asOf))) return leaveOut('after-as-of')
  if (isNotCounted(resource, row, supply)) return leaveOut('status')
  const untimed = isLater && !supply && isWithoutPeriod(period, context.asOf)
  const verdict = untimed
    ? ({ verdict: 'ended', ...noEnd } as const)
    : supply
      ? judgeSupply(row, written, context)
      : judge(row, period, written ?? registered, context.asOf)
  if (!verdict) return leaveOut('no-date')
  let read: { readonly dose: Dose | null } | undefined
  const dose = () => {
    read ??= { dose: readDose(dosages, product.name, dictionary.codes.doses) }
    return read.dose
  }
  const signs = [registered?.day, written?.day, period.start].filter((day) => day !== undefined && day !== null)
  return {
    source,
    treatment: row.text('treatment') ?? product.key,
    product,
    ...verdict,
    paused: verdict.verdict === 'ended' && isPause(row),
    start: untimed ? null : (period.start ?? said?.day ?? null),
    said,
    sign: isLater
      ? context.asOf
      : (signs
          .filter((day) => day <= context.asOf)
          .sort()
          .at(-1) ?? null),
    untimed,
    supply,
    role: roleOf(resource, row, period),
    reasons: readReasons(row, dictionary),
    dose,
    doubtful: subject === 'no-subject' || isDoubtful(row),
  }
}

type Verdict = Pick<Statement, 'verdict' | 'end' | 'approximate'>

const noEnd = { end: null, approximate: false } as const

/** Every end is the last day of use. An MP9 stop or pause without one ended on the day on which it was agreed, and so did what is on hold until later. */
function judge(row: Row, period: Period, agreed: DateRead | null, asOf: Day): Verdict {
  if (period.start && period.start > asOf) return { verdict: 'planned', ...noEnd }
  const status = row.code('status')
  if (status === 'on-hold' && period.end !== null && period.end >= asOf) return pausedOn(agreed, asOf)
  const stopped = isStop(row)
  const { end, approximate } =
    period.end === null && stopped && agreed ? { end: agreed.last, approximate: isPartial(agreed) } : period
  const untold = period.endUntold && status !== 'active'
  const open = end === null && !stopped && !untold && !ended.includes(status)
  return open || (end !== null && end >= asOf)
    ? { verdict: 'in-use', ...noEnd }
    : { verdict: 'ended', end, approximate }
}

/** Without a start, and not over by then either. */
function isWithoutPeriod({ start, end }: Period, asOf: Day): boolean {
  return start === null && (end === null || end >= asOf)
}

/** Not in use from the day on which it was said, the day judged included. */
function pausedOn(agreed: DateRead | null, asOf: Day): Verdict {
  if (agreed && agreed.day > asOf) return { verdict: 'in-use', ...noEnd }
  if (!agreed) return { verdict: 'ended', ...noEnd }
  return { verdict: 'ended', end: agreed.last < asOf ? agreed.last : asOf, approximate: isPartial(agreed) }
}

/** A request to supply says by a period alone that a drug is used. */
function roleOf({ resourceType }: Resource, row: Row, { start, end }: Period): Statement['role'] {
  const categories = row.all('categories')
  if (resourceType === 'MedicationDispense') return categories.includes(administrationAgreement) ? 'agreement' : null
  if (resourceType !== 'MedicationRequest') return null
  if (!categories.includes(dispenseRequest)) return 'agreement'
  return start === null && end === null ? 'dispense-request' : null
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
  const status = row.code('status')
  if (supply) return status !== 'completed'
  if (notCounted.includes(status)) return true
  if (resource.resourceType !== 'MedicationRequest') return false
  return row.one('doNotPerform') === true || row.code('intent') === 'proposal' || row.code('intent') === 'option'
}

/** Carries a modifier extension other than that of an MP9 stop. */
export function isDoubtful(row: Row): boolean {
  const modifiers = row.all('modifiers')
  return modifiers.some((url) => url !== stopTypeUrl) || (modifiers.length > 0 && !isStop(row))
}

/** Says by the modifier of MP9 that it is only interrupted. */
export function isInterruption(row: Row): boolean {
  return isStop(row) && row.all('stopType').includes(interrupted)
}

/** Says by the modifier of MP9 that it was stopped, cancelled or interrupted. */
export function isStop(row: Row): boolean {
  return row.all('modifiers').includes(stopTypeUrl) && row.all('stopType').some((code) => stops.includes(code))
}

/** On hold, or by the modifier of MP9 interrupted. */
function isPause(row: Row): boolean {
  return row.code('status') === 'on-hold' || (isStop(row) && row.all('stopType').includes(pause))
}

/** The product, coded in place or in a contained or delivered Medication, with the texts that name it. */
export function readProduct(resource: Resource, row: Row, dictionary: Dictionary, context: Context): Product {
  const own = lookUpAll(row.all('codings'), [row.one('text'), row.one('referenceDisplay')], dictionary, context)
  const medication = resolveMedication(row.one('reference'), resource, context)
  const read = medication && readMedication(medication, dictionary, context)
  const unnamed = row.text('reference') ?? `${resource.resourceType}/${row.text('id') ?? ''}`
  return productOf(read ? [own, read.own] : [own], read?.ingredients ?? null, dictionary, unnamed)
}
