import { exists, type ViewOf } from '../../../engine.ts'
import type { Change, FollowedMeasure } from './concept.ts'

/** Values of several measures at the start of a programme and now, each with its days. */
export const changeRowsShape = [
  {
    parts: [{ measure: 'string', from: 'reading', to: 'reading' }],
    before: ['string'],
    after: ['string'],
  },
] as const

const groups: readonly (readonly FollowedMeasure[])[] = [
  ['hba1c', 'fasting-glucose'],
  ['weight', 'waist'],
  ['systolic', 'triglycerides', 'hdl'],
]

/** Three rows at most: glucose, weight, and the other parts of metabolic health. */
export function changeRows(changes: readonly Change[]): ViewOf<typeof changeRowsShape> {
  return groups
    .map((measures) => changes.filter(({ measure }) => measures.includes(measure)))
    .filter(exists)
    .map((parts) => ({
      parts,
      before: [...new Set(parts.map(({ from }) => from.day))],
      after: [...new Set(parts.map(({ to }) => to.day))],
    }))
}
