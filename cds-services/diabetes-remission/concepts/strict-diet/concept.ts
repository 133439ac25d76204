import { defineConcept, type Names } from '../../../engine.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import { programmeName } from '../../../shared/programme-course/programme-name.ts'
import { isStrict } from '../../../shared/programme-course/strict-diet.ts'

/** A diet with few carbohydrates or calories. */
export interface StrictDiet {
  readonly diet: Names['diets']
  /** Name of the programme of which it is a part; null for a diet by itself. */
  readonly programme: { readonly nl: string; readonly en: string } | null
  /** It runs already; else it is about to start. */
  readonly runs: boolean
}

/** The strict diet that runs, else the one that starts; null without any. @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { programmeCourse },
  result: ['diet', 'programme', 'runs'],
  find(patient, _values, { programmeCourse: { running, starting } }): StrictDiet | null {
    const [first] = [...running, ...starting].filter(isStrict)
    if (!first) return null
    return { diet: first.diet, programme: programmeName(patient.offer, first.programme), runs: running.includes(first) }
  },
})
