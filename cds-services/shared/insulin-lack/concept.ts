import { daysAfter, defineConcept, exists, monthsAfter } from '../../engine.ts'
import betaCell from '../beta-cell/concept.ts'
import ketosis, { type Ketosis } from '../ketosis/concept.ts'
import suspectedLada from '../suspected-lada/concept.ts'

/** In the order in which they are told. */
export const lacks = ['type-1', 'other-type', 'ketosis', 'suspected-lada', 'beta-cell-failure'] as const

/** What says that a person lacks insulin of their own. */
export interface InsulinLack {
  /** All that hold. */
  readonly because: readonly (typeof lacks)[number][]
  /** The same without a ketosis. */
  readonly byType: boolean
  /** Type 1, LADA or a disease of the pancreas is recorded. */
  readonly recorded: boolean
  /** A ketosis coded at any time, or measured within days. */
  readonly ketosisNow: Ketosis | null
  /** One of any kind within days. */
  readonly ketosisLately: boolean
}

/** @see ./about.md */
export default defineConcept({
  parameters: { measuredWithin: 'mo', latelyWithin: 'd' },
  reads: { betaCell, ketosis, suspectedLada },
  find(patient, { measuredWithin, latelyWithin }, { betaCell, ketosis, suspectedLada }): InsulinLack {
    const isLately = ({ day }: Ketosis) => day !== null && daysAfter(day, latelyWithin) >= patient.asOf
    const isYearly = ({ day }: Ketosis) => day !== null && monthsAfter(day, measuredWithin) >= patient.asOf
    const newest = [...ketosis].sort((one, other) => (other.day ?? '').localeCompare(one.day ?? ''))
    const typeOne = exists(patient.conditions('type-1'))
    const otherType = patient.conditions('other-diabetes').some(({ mark }) => mark === 'insulin-deficient')
    const holds = {
      'type-1': typeOne,
      'other-type': otherType,
      ketosis: ketosis.some((each) => each.coded || isYearly(each)),
      'suspected-lada': suspectedLada,
      'beta-cell-failure': betaCell.level === 'failure',
    }
    const because = lacks.filter((name) => holds[name])
    return {
      because,
      byType: because.some((name) => name !== 'ketosis'),
      recorded: typeOne || otherType,
      ketosisNow: newest.find((each) => each.coded || isLately(each)) ?? null,
      ketosisLately: ketosis.some(isLately),
    }
  },
})
