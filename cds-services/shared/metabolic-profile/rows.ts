import { exists, type Reading, type ViewOf } from '../../engine.ts'
import type { BodyMass } from '../body-mass/concept.ts'
import type { MetabolicProfile, ParameterName } from './concept.ts'

/** One of several values of a row; a pressure has two numbers. */
const part = { measure: 'string', reading: 'reading', diastolic: 'reading?' } as const

/** The values behind a goal on a card. */
export const rowsShape = [{ parts: [part], days: ['string'] }] as const

type Rows = ViewOf<typeof rowsShape>

interface Known {
  readonly hba1c: { readonly fresh: Reading | null }
  readonly fastingGlucose: Reading | null
  readonly weight: Reading | null
  readonly bodyMass: Pick<BodyMass, 'bmi' | 'waist'>
  readonly metabolicProfile: MetabolicProfile
}

/** Three rows of several values: glucose, weight, and the other parts of metabolic health. */
export function rowsOf({ hba1c, fastingGlucose, weight, bodyMass, metabolicProfile }: Known): Rows {
  const latest = (name: ParameterName) =>
    metabolicProfile.parameters.find(({ parameter }) => parameter === name)?.latest ?? []
  const one = (measure: string, reading: Reading | null | undefined, diastolic: Reading | null = null) =>
    reading ? [{ measure, reading, diastolic }] : []
  const [systolic, other] = latest('bloodPressure')
  const diastolic = systolic && other && systolic.day === other.day ? other : null
  return [
    [...one('hba1c', hba1c.fresh), ...one('fasting-glucose', fastingGlucose)],
    [...one('weight', weight), ...one('bmi', bodyMass.bmi), ...one('waist', bodyMass.waist)],
    [
      ...one('blood-pressure', systolic, diastolic),
      ...one('diastolic', diastolic ? null : other),
      ...latest('triglycerides').flatMap((reading) => one('triglycerides', reading)),
      ...latest('hdl').flatMap((reading) => one('hdl', reading)),
    ],
  ]
    .filter(exists)
    .map((parts) => ({ parts, days: [...new Set(parts.map(({ reading }) => reading.day))] }))
}
