import { type Day, readingsIn, type Shown } from '../../../engine.ts'
import type { DrugEnd } from '../../../shared/drug-end/concept.ts'
import type { ProgrammeCourse } from '../../../shared/programme-course/concept.ts'
import { isStrict } from '../../../shared/programme-course/strict-diet.ts'
import type { RiskyDrugs } from '../../../shared/risky-drugs/concept.ts'
import type { SafetyTrigger } from './triggers.ts'

interface Found extends Readonly<Record<SafetyTrigger, { readonly card: { readonly view: Shown } | null }>> {
  readonly drugEnd: Pick<DrugEnd, 'checkOverdue'>
  readonly programmeCourse: Pick<ProgrammeCourse, 'running'>
  readonly riskyDrugs: RiskyDrugs
}

/** The days of all that the safety card rests on: values that it shows, drugs that began or ended, a strict diet that runs. */
export function daysBehind(found: Found, holding: readonly SafetyTrigger[], view: Shown): readonly Day[] {
  const { hypoglycaemic, sglt2 } = found.riskyDrugs
  return [
    ...readingsIn([view, ...holding.map((name) => found[name].card?.view)]).map(({ day }) => day),
    ...[...hypoglycaemic, ...sglt2].flatMap(({ inUse, start, end }) => (inUse ? start : end) ?? []),
    ...found.drugEnd.checkOverdue.map(({ day }) => day),
    ...found.programmeCourse.running.filter(isStrict).flatMap(({ start }) => start ?? []),
  ]
}
