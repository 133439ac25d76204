import { Decimal } from 'decimal.js'
import type { Row } from '../../fhir/view.ts'
import type { CodeBook, Conversion, Measure } from '../../knowledge/dictionary.ts'
import type { Unused } from '../fact.ts'
import { type Comparator, comparators } from './reading.ts'

/** A number in the unit and precision of its fact, or what is wrong with it (then as it was sent). */
export type Quantity = { readonly comparator: Comparator | null } & (
  | { readonly value: number; readonly unit: string; readonly problem: null }
  | { readonly value: number | null; readonly unit: string | null; readonly problem: Unused }
)

/**
 * Reads value, unit and comparator, converts to the unit of the fact, rounds half up, then checks plausibility.
 * @see docs/reading.md#units; docs/reading.md#compared-as-shown
 */
export function readQuantity(row: Row, measure: Measure, units: Units): Quantity {
  const sent = row.one('value') ?? (measure.unitless ? row.one('integer') : undefined)
  if (typeof sent !== 'number') return { value: null, comparator: null, unit: null, problem: 'no-quantity' }
  const code = row.text('code')
  const spelling = row.text('unit')
  const sign = row.one('comparator')
  const comparator = comparators.find((known) => known === sign) ?? null
  const asSent = (problem: Unused) => {
    const unit = code?.trim() || spelling?.trim() || null
    return { value: Number.isFinite(sent) ? sent : null, comparator, unit, problem }
  }
  if (sign !== undefined && comparator === null) return asSent('comparator')
  const unit = measure.unitless ? measure.unit : units.of(code, spelling)
  if (unit === 'no-unit' || unit === 'unknown-unit' || unit === 'unit-conflict') return asSent(unit)
  const conversion = measure.unitless ? {} : measure.units[unit]
  if (!conversion) return asSent('unknown-unit')
  const value = Number.isFinite(sent) ? convert(sent, conversion, measure.decimals) : sent
  if (!(value >= measure.plausible.from && value <= measure.plausible.to)) {
    return { value: Number.isFinite(value) ? value : null, comparator, unit: measure.unit, problem: 'implausible' }
  }
  return { value, comparator, unit: measure.unit, problem: null }
}

/** A number converted and rounded half up to so many decimals. */
export function convert(value: number, { times = 1, dividedBy = 1, plus = 0 }: Conversion, decimals: number): number {
  const asShown = times === 1 && dividedBy === 1 && plus === 0 && Number(value.toFixed(decimals)) === value
  if (asShown) return value
  return new Decimal(value)
    .times(times)
    .dividedBy(dividedBy)
    .plus(plus)
    .toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP)
    .toNumber()
}

/** Knows every spelling of every unit. The UCUM `code` goes first; both known and different is a conflict. */
export class Units {
  readonly #spellings = new Map<string, string>()

  constructor(units: CodeBook['units']) {
    for (const [unit, spellings] of units) for (const spelling of spellings) this.#spellings.set(spelling, unit)
  }

  /** The unit that `code` and `unit` mean, or the problem. */
  of(code: string | undefined, unit: string | undefined): string {
    const byCode = code && this.#unitOf(code)
    const byUnit = unit && this.#unitOf(unit)
    if (byCode && byUnit && byCode !== byUnit) return 'unit-conflict'
    return byCode || byUnit || (code?.trim() || unit?.trim() ? 'unknown-unit' : 'no-unit')
  }

  /** What stands in braces says nothing of the unit, except where a spelling has it. @see https://ucum.org/ucum#section-Derived-Unit-Atoms "annotations" */
  #unitOf(written: string): string | undefined {
    const known = this.#spellings.get(written.trim())
    if (known !== undefined || !written.includes('{')) return known
    const bare = written.slice(0, longestUnit).replace(/\{[^{}]*\}/g, '')
    return this.#spellings.get(bare.trim())
  }
}

/** Most characters of a unit. */
const longestUnit = 100
