import { defineRule, notApplicable, recommend } from '../../../src/engine/rule.ts'
import diabetesType from '../../concepts/diabetes-type/concept.ts'
import exclusions from '../../concepts/exclusions/concept.ts'
import metabolicProfile, {
  isMet,
  type MetabolicProfile,
  type Parameter,
  type ParameterName,
} from '../../concepts/metabolic-profile/concept.ts'
import { profileView, unknownIn } from '../../concepts/metabolic-profile/view.ts'
import remissionCandidate from '../remission-candidate/rule.ts'

export type MetabolicHealth = Readonly<Record<ParameterName, 'met' | 'not-met' | 'unknown'>> & {
  readonly syndrome: MetabolicProfile['syndrome']
}

/** The metabolic profile as a goal of its own, for those without a remission goal. @see clinical-details.md section 8 */
export default defineRule({
  parameters: {},
  reads: { diabetesType, exclusions, metabolicProfile, remissionCandidate },
  decide(_patient, _values, { diabetesType, exclusions, metabolicProfile, remissionCandidate: { result } }) {
    const { parameters, syndrome } = metabolicProfile
    const states = Object.fromEntries(parameters.map((each) => [each.parameter, stateOf(each)]))
    const health = { ...states, syndrome } as MetabolicHealth
    const isGoal = 'goal' in result && result.goal === 'metabolic-health'
    if (!isGoal || !parameters.some(isMet)) return notApplicable('no-replacement-goal', health)
    const view = {
      why: result.exclusions,
      grounds: exclusions.grounds.map((ground) => ({ ...ground })),
      profile: profileView(metabolicProfile),
      syndrome,
      unknown: unknownIn(metabolicProfile),
    }
    const { condition } = diabetesType
    const resources = condition ? { condition: condition.resource } : {}
    return recommend('replacement-goal', health, { name: 'replacement-goal', view, resources })
  },
})

function stateOf(parameter: Parameter): 'met' | 'not-met' | 'unknown' {
  if (isMet(parameter)) return 'met'
  return parameter.verdict === 'unknown' ? 'unknown' : 'not-met'
}
