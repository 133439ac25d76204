import { defineConcept } from '../../../engine.ts'
import metabolicProfile, {
  isMet,
  type ParameterName,
  parameterNames,
} from '../../../shared/metabolic-profile/concept.ts'
import type { Answer } from '../outcome-remission/concept.ts'

export type ProfileOutcome = Readonly<Partial<Record<ParameterName, Answer>>> & { readonly syndrome: Answer }

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { metabolicProfile },
  result: ['syndrome', ...parameterNames],
  find(_patient, _values, { metabolicProfile: { parameters, syndrome } }): ProfileOutcome {
    const answers = parameters.map((each): [string, Answer] => [
      each.parameter,
      isMet(each) ? 'yes' : each.verdict === 'unknown' ? 'unknown' : 'no',
    ])
    return { ...Object.fromEntries(answers), syndrome }
  },
})
