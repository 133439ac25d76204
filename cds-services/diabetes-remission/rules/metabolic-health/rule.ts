import { defineRule } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import exclusions from '../../../shared/exclusions/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import metabolicProfile, {
  isMet,
  type MetabolicProfile,
  type Parameter,
  type ParameterName,
  parameterNames,
} from '../../../shared/metabolic-profile/concept.ts'
import { rowsOf, rowsShape } from '../../../shared/metabolic-profile/rows.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'
import goalSilence, { goalSilences } from '../../concepts/goal-silence/concept.ts'
import programmesForGoal from '../../concepts/programmes-for-goal/concept.ts'
import { offeredShape, offeredView } from '../../concepts/programmes-for-goal/view.ts'
import remissionTest from '../../concepts/remission-test/concept.ts'
import remissionCandidate from '../remission-candidate/rule.ts'

export type MetabolicHealth = Readonly<Record<ParameterName, 'met' | 'not-met' | 'unknown'>> & {
  readonly syndrome: MetabolicProfile['syndrome']
}

/** The metabolic profile as a goal of its own, for those without a remission goal. @see ./about.md */
export default defineRule({
  parameters: {},
  reads: {
    bodyMass,
    diabetesType,
    exclusions,
    goalSilence,
    hba1c,
    metabolicProfile,
    programmesForGoal,
    remissionCandidate,
    remissionTest,
    weightCourse,
  },
  silences: goalSilences,
  reasons: ['replacement-goal', 'no-replacement-goal'],
  result: [...parameterNames, 'syndrome'] satisfies readonly (keyof MetabolicHealth)[],
  cards: {
    'replacement-goal': {
      view: {
        why: ['string'],
        grounds: [{ what: 'string', reading: 'reading?', day: 'string?' }],
        rows: rowsShape,
        met: ['string'],
        programmes: offeredShape,
        unknown: ['string'],
      },
      resources: ['condition'],
    },
  },
  decide(_patient, _values, found, { notApplicable, recommend }) {
    const { diabetesType, exclusions, metabolicProfile } = found
    const { ofHealth, offered } = found.programmesForGoal
    const { result } = found.remissionCandidate
    const { parameters, syndrome } = metabolicProfile
    const states = Object.fromEntries(parameters.map((each) => [each.parameter, stateOf(each)]))
    const health = { ...states, syndrome } as MetabolicHealth
    const isGoal = 'goal' in result && result.goal === 'metabolic-health'
    if (!isGoal || !parameters.some(isMet)) return notApplicable('no-replacement-goal', health)
    const view = {
      why: result.exclusions,
      grounds: exclusions.grounds.map((ground) => ({ ...ground })),
      rows: rowsOf({ ...found, weight: found.weightCourse.now, fastingGlucose: found.remissionTest.glucose }),
      met: parameters.filter(isMet).map(({ parameter }) => parameter),
      programmes: offeredView(ofHealth.slice(0, offered), found.bodyMass.bmi !== null),
      unknown: parameters.filter(({ verdict }) => verdict === 'unknown').map(({ parameter }) => parameter),
    }
    const { resources } = diabetesType
    return recommend('replacement-goal', health, { name: 'replacement-goal', view, resources }, found.goalSilence)
  },
})

function stateOf(parameter: Parameter): 'met' | 'not-met' | 'unknown' {
  if (isMet(parameter)) return 'met'
  return parameter.verdict === 'unknown' ? 'unknown' : 'not-met'
}
