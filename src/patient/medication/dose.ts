import { Decimal } from 'decimal.js'
import type { Row } from '../../fhir/view.ts'
import { fold } from '../../knowledge/codes/folded-text.ts'
import type { Doses } from '../../knowledge/dictionary.ts'

/** How much of a drug is used in a day. */
export interface Dose {
  readonly amount: Decimal
  /** The substance itself (mg, IU), or what is counted (tablets, sprays): then it says something of one product only. */
  readonly unit: string
  readonly counted: boolean
  readonly product: string
}

const daysIn: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, wk: 7 }

const nothing = new Decimal(0)

/** The rows of its dosages, which a statement names otherwise than a request or supply. */
export function dosagesOf(row: Row, resourceType: string): readonly Row[] {
  return row.each(resourceType === 'MedicationStatement' ? 'dosage' : 'dosageInstruction')
}

/** Nobody fixes an amount in more lines than these. */
const mostDosages = 100

/**
 * The dose of a day, all its dosages together; null when it is not recorded as one fixed amount.
 * @see docs/reading.md#doses
 */
export function readDose(dosages: readonly Row[], product: string, doses: Doses): Dose | null {
  return doseOf(dosages, product, doses, false)
}

/** The same of an order, of which a range is read as the most that it allows. */
export function readMostDose(dosages: readonly Row[], product: string, doses: Doses): Dose | null {
  return doseOf(dosages, product, doses, true)
}

/** Several doses together; null where one is not known, or where they cannot be added up. */
export function sumOfDoses(all: readonly (Dose | null)[]): Dose | null {
  const known = all.filter((dose) => dose !== null)
  const [first] = known
  if (!first || known.length < all.length || known.some(({ unit }) => unit !== first.unit)) return null
  return { ...first, amount: known.reduce((sum, { amount }) => sum.plus(amount), nothing) }
}

function doseOf(dosages: readonly Row[], product: string, doses: Doses, most: boolean): Dose | null {
  if (dosages.length > mostDosages) return null
  const stages = new Set(dosages.map((dosage) => dosage.one('sequence')))
  const parts = dosages.map((dosage) => partOf(dosage, product, doses, most))
  const [first] = parts
  if (!first || stages.size > 1 || parts.some((part) => part?.unit !== first.unit)) return null
  const amount = parts.reduce((sum, part) => sum.plus(part?.amount ?? nothing), nothing)
  return { ...first, amount }
}

/** How a dose compares with an earlier one; null where they cannot be compared. */
export function compareDoses(earlier: Dose | null, later: Dose | null): 'less' | 'same' | 'more' | null {
  if (!earlier || !later || earlier.unit !== later.unit) return null
  if (earlier.counted && fold(earlier.product) !== fold(later.product)) return null
  if (later.amount.equals(earlier.amount)) return 'same'
  return later.amount.lessThan(earlier.amount) ? 'less' : 'more'
}

function partOf(dosage: Row, product: string, { substances, timings }: Doses, most: boolean): Dose | null {
  const high = most && dosage.has('doseHigh') ? dosage.one('doseHigh') : undefined
  const [value, times] = [high ?? dosage.one('dose'), timesPerDay(dosage, timings, most)]
  const unit =
    high === undefined
      ? (dosage.text('doseCode') ?? dosage.text('doseUnit'))
      : (dosage.text('doseHighCode') ?? dosage.text('doseHighUnit'))
  if (typeof value !== 'number' || value <= 0 || times === null || unit === undefined) return null
  const known = substances.get(unit.trim().toLowerCase())
  const amount = new Decimal(value)
    .times(times)
    .times(known?.times ?? 1)
    .toDecimalPlaces(6)
  return { amount, unit: known?.unit ?? unit.trim().toLowerCase(), counted: known === undefined, product }
}

/** Null when it is not fixed: as needed, a range, or in a way that is not read. */
function timesPerDay(dosage: Row, timings: Doses['timings'], most: boolean): number | null {
  const asNeeded = dosage.one('asNeeded') === true || dosage.all('asNeededFor').length > 0
  const ranges = [dosage.one('frequencyMax'), dosage.one('periodMax')].some((bound) => bound !== undefined)
  if (asNeeded || (ranges && !most)) return null
  const moments = dosage.all('timesOfDay').length || dosage.all('whens').length
  const shareOfDays = (dosage.all('daysOfWeek').length || 7) / 7
  const frequency = (most ? dosage.one('frequencyMax') : undefined) ?? dosage.one('frequency')
  const [period, unit] = [dosage.one('period'), dosage.text('periodUnit')]
  if (frequency === undefined && period === undefined) {
    const coded = dosage.all('timingCodes').map((code) => (typeof code === 'string' ? timings.get(code) : undefined))
    const times = moments || (coded.find((each) => each !== undefined) ?? 0)
    return times > 0 ? times * shareOfDays : null
  }
  const days = unit !== undefined && Object.hasOwn(daysIn, unit) ? daysIn[unit] : undefined
  const [often, every] = [frequency ?? 1, period ?? 1]
  if (days === undefined || typeof often !== 'number' || typeof every !== 'number') return null
  if (!(often > 0 && every > 0)) return null
  return ((frequency === undefined && moments ? moments : often) / (every * days)) * (unit === 'd' ? shareOfDays : 1)
}
