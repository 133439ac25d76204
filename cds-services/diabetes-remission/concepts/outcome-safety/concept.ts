import { below, type CodedFact, daysAfter, defineConcept, exists, monthsAfter, type Names } from '../../../engine.ts'
import drugEnd, { type End } from '../../../shared/drug-end/concept.ts'
import ketosis from '../../../shared/ketosis/concept.ts'
import { isStrict } from '../../../shared/programme-course/strict-diet.ts'
import { hypoglycaemic } from '../../../shared/risky-drugs/classes.ts'
import type { Answer } from '../outcome-remission/concept.ts'

export interface SafetyOutcome {
  readonly hypoglycaemia: Answer | 'not-asked'
  readonly ketoacidosis: Answer | 'not-asked'
  readonly lossOfControl: Answer | 'not-asked'
}

/** @see ./about.md */
export default defineConcept({
  parameters: { watchedFor: 'mo', lowBelow: 'mmol/L' },
  reads: { drugEnd, ketosis },
  result: ['hypoglycaemia', 'ketoacidosis', 'lossOfControl'],
  find(patient, { watchedFor, lowBelow }, { drugEnd, ketosis }): SafetyOutcome {
    const start = patient.followed?.since ?? null
    if (start === null) return { hypoglycaemia: 'not-asked', ketoacidosis: 'not-asked', lossOfControl: 'not-asked' }
    const until = monthsAfter(start, watchedFor)
    const isThen = ({ day }: { readonly day: string | null }) => day !== null && day >= start && day <= until
    const isDiet = patient.programmes.some((record) => record.start === start && isStrict(record))
    const glucoses = patient.series('glucose').allSince(start).filter(isThen)
    return {
      hypoglycaemia: uses(...hypoglycaemic) ? told(wasLow()) : 'not-asked',
      ketoacidosis: uses('sglt2') ? told(ketosis.some((each) => isAcid(each) && isThen(each))) : 'not-asked',
      lossOfControl: control(),
    }

    /** In use when the diet began. */
    function uses(...classes: readonly Names['classes'][]): boolean {
      return isDiet && patient.carefully(...classes).some(({ usedOn }) => usedOn(start ?? '') !== null)
    }

    /** Without any glucose it is not known that nothing happened. */
    function told(happened: boolean): Answer {
      return happened ? 'yes' : exists(glucoses) ? 'no' : 'unknown'
    }

    function wasLow(): boolean {
      const coded: readonly CodedFact[] = [
        ...patient.conditions('hypoglycaemia'),
        ...patient.procedures('hypoglycaemia-treatment'),
      ]
      return coded.some(isThen) || glucoses.some((glucose) => below(glucose, lowBelow) === true)
    }

    function control(): SafetyOutcome['lossOfControl'] {
      const ends = drugEnd.ends.filter(isThen)
      if (!exists(ends)) return 'not-asked'
      if (drugEnd.lossOfControl.some(isThen)) return 'yes'
      return ends.every(isWatched) ? 'no' : 'unknown'
    }

    function isWatched({ day, after }: End): boolean {
      return after !== null || exists(patient.series('glucose', 'fasting').since(daysAfter(day, 1)))
    }
  },
})

/** Ketones in urine alone are no acidosis: much of them is seen on such a diet. */
function isAcid({ coded, ketones }: { readonly coded: boolean; readonly ketones: unknown }): boolean {
  return coded || ketones !== null
}
