import { exists, type Reading, type Shown } from '../../../src/engine/rule.ts'
import type { MetabolicProfile, Parameter } from './concept.ts'

/** The profile as a card shows it, one row a parameter; those of which nothing is known are left out. */
export function profileView({ parameters }: MetabolicProfile): readonly Shown[] {
  return parameters.filter(({ verdict, latest }) => verdict !== 'unknown' || exists(latest)).map(row)
}

function row(each: Parameter): Shown {
  const { parameter, verdict, latest, baseline } = each
  return {
    parameter,
    verdict: parameter === 'hdl' ? `hdl-${verdict}` : verdict,
    latest: latest.map(part),
    days: daysOf(latest),
    baseline: baseline.map(part),
  }
}

/** Blood pressure is named by its parts. */
function part(reading: Reading): Shown {
  const isPressure = reading.fact === 'systolic' || reading.fact === 'diastolic'
  return { reading, part: isPressure ? reading.fact : null }
}

function daysOf(readings: readonly Reading[]): readonly string[] {
  return [...new Set(readings.map(({ day }) => day))]
}

/** Names of the parameters of which nothing is known. */
export function unknownIn({ parameters }: MetabolicProfile): readonly string[] {
  return parameters.filter(({ verdict }) => verdict === 'unknown').map(({ parameter }) => parameter)
}
