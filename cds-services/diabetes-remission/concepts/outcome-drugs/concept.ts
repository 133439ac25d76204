import { type Drug, defineConcept, exists } from '../../../engine.ts'
import { insulins } from '../../../shared/risky-drugs/classes.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import type { Answer } from '../outcome-remission/concept.ts'
import unknownMedication from '../unknown-medication/concept.ts'

export interface DrugsOutcome {
  readonly classes: 'fewer' | 'same' | 'more' | 'unknown' | 'not-asked'
  readonly noneLeft: Answer | 'not-asked'
  readonly insulinEnded: Answer | 'not-asked'
  readonly staying: Answer | 'not-asked'
  /** What was used at the start, and what is now. */
  readonly flow: `${Used}>${Used}` | 'unknown' | 'not-asked'
}

/** By how many classes somebody is treated, and apart with insulin. */
type Used = 'none' | 'one' | 'more' | 'insulin'

const notAsked = {
  classes: 'not-asked',
  noneLeft: 'not-asked',
  insulinEnded: 'not-asked',
  staying: 'not-asked',
  flow: 'not-asked',
} as const

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { stayingDrugs, unknownMedication },
  result: ['classes', 'noneLeft', 'insulinEnded', 'staying', 'flow'],
  find(patient, _values, { stayingDrugs, unknownMedication }): DrugsOutcome {
    const start = patient.followed?.since ?? null
    if (start === null) return notAsked
    const drugs = patient.drugs('glucose-lowering')
    const lowering = patient.group('glucose-lowering')
    const then = classesOf(drugs.filter(({ usedOn }) => usedOn(start) !== null))
    const now = classesOf(drugs.filter(({ inUse }) => inUse))
    const isKnown = !exists(unknownMedication)
    const flow = isKnown ? (`${usedIn(then)}>${usedIn(now)}` as const) : 'unknown'
    if (then.size === 0) return { ...notAsked, flow }
    const told = (holds: boolean): Answer => (!isKnown ? 'unknown' : holds ? 'yes' : 'no')
    const classes = now.size < then.size ? 'fewer' : now.size > then.size ? 'more' : 'same'
    const usedInsulin = insulins.some((name) => then.has(name))
    return {
      classes: isKnown ? classes : 'unknown',
      noneLeft: now.size > 0 ? 'no' : told(true),
      insulinEnded: !usedInsulin ? 'not-asked' : insulins.some((name) => now.has(name)) ? 'no' : told(true),
      staying: told(stayingDrugs.any),
      flow,
    }

    function classesOf(used: readonly Drug[]): ReadonlySet<string> {
      const known = used
        .flatMap(({ classes }) => classes)
        .filter((name) => lowering.has(name) && name !== 'unclassified')
      return new Set(known)
    }
  },
})

function usedIn(classes: ReadonlySet<string>): Used {
  if (insulins.some((name) => classes.has(name))) return 'insulin'
  return classes.size === 0 ? 'none' : classes.size === 1 ? 'one' : 'more'
}
