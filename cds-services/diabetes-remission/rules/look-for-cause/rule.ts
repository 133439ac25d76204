import { defineRule, isOneOf, type Names, yearsBetween } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import causeToFind, { type CauseTrigger, causeTriggers } from '../../../shared/cause-to-find/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import dysregulation from '../../../shared/dysregulation/concept.ts'
import eligibility from '../../../shared/eligibility/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import ketosis from '../../../shared/ketosis/concept.ts'
import typeFeatures from '../../../shared/type-features/concept.ts'
import unexplainedWeightLoss from '../../../shared/unexplained-weight-loss/concept.ts'
import { inRemission } from '../../concepts/remission-state/state.ts'
import remissionStatus from '../remission-status/rule.ts'
import { causeShape, causeView, type Feature, type LookForCause, newestOf } from './view.ts'

const raising = ['corticosteroid', 'antipsychotic'] as const

/** Whether something asks to look for a cause before any goal. @see ./about.md */
export default defineRule({
  parameters: { modyBelow: 'a', suggested: '1' },
  despite: ['type-not-recorded', 'unclear-type'],
  reads: {
    bodyMass,
    causeToFind,
    diabetesType,
    dysregulation,
    eligibility,
    hba1c,
    ketosis,
    remissionStatus,
    typeFeatures,
    unexplainedWeightLoss,
  },
  reasons: [...causeTriggers, 'no-trigger'],
  result: ['indicator', 'triggers', 'features', 'thinkOf'] satisfies readonly (keyof LookForCause)[],
  cards: { cause: { view: causeShape, resources: ['condition'] } },
  decide(patient, values, found, { notApplicable, recommend }) {
    const { losing, urgent } = found.causeToFind
    const triggers = found.causeToFind.triggers.filter(counts)
    const [reason] = triggers
    if (!reason)
      return notApplicable<LookForCause>('no-trigger', { indicator: null, triggers, features: [], thinkOf: [] })

    const indicator = urgent ? 'warning' : 'info'
    const result: LookForCause = { indicator, triggers, features: features(), thinkOf: thinkOf() }
    return recommend(reason, result, {
      name: 'cause',
      indicator,
      view: causeView(result, { ...found, otherType: otherType() }, values),
      resources: found.diabetesType.resources,
    })

    /** With the type in doubt what is measured counts; in remission a loss by age or BMI. */
    function counts(trigger: CauseTrigger): boolean {
      const measured = trigger === 'unexplained-weight-loss' || trigger === 'dysregulated'
      if (found.eligibility.reason !== null) return measured
      if (!isOneOf(inRemission, found.remissionStatus.result.state)) return true
      return trigger === 'unexplained-weight-loss' && found.causeToFind.byAgeOrBmi
    }

    function features(): LookForCause['features'] {
      const has = (trigger: CauseTrigger) => triggers.includes(trigger)
      const loss = has('unexplained-weight-loss') ? found.unexplainedWeightLoss : null
      const { glucose, hba1c: high } = found.dysregulation
      const coded = (list: Names['conditions']) => patient.conditions(list)
      const readings = [
        ...(loss ? [loss.from, loss.to] : []),
        ...(losing && found.causeToFind.rise ? [found.causeToFind.rise.from, found.causeToFind.rise.to] : []),
        ...(losing && found.causeToFind.aboveTarget ? [found.causeToFind.aboveTarget] : []),
        ...(has('dysregulated') ? [glucose, high] : []),
      ]
      const facts = [
        ...(has('coded-weight-loss') || has('suspected-lada')
          ? [...coded('unintended-weight-loss'), ...patient.findings('unintended-weight-loss')]
          : []),
        ...(has('suspected-lada') ? [...coded('autoimmune'), ...coded('ketoacidosis')] : []),
      ]
      return [...new Set([...readings.filter((each) => each !== null), ...facts])]
    }

    /** What makes one think of another type, with its day. */
    function otherType(): readonly Feature[] {
      const { birth } = patient
      const { diagnosis } = found.diabetesType
      const { young, lean, autoimmune } = found.typeFeatures
      const age = young && birth && diagnosis ? yearsBetween(birth.day, diagnosis.day) : null
      const lost = [...patient.conditions('unintended-weight-loss'), ...patient.findings('unintended-weight-loss')]
      return [
        ...(age !== null ? [{ feature: 'diagnosis', age, reading: null, day: diagnosis?.day ?? null }] : []),
        ...(lean ? [{ feature: 'lean', age: null, reading: lean, day: lean.day }] : []),
        ...newestOf('autoimmune', autoimmune),
        ...newestOf('ketosis', found.ketosis),
        ...(triggers.includes('coded-weight-loss') ? newestOf('weight-loss', lost) : []),
      ]
    }

    function thinkOf(): LookForCause['thinkOf'] {
      const lada = triggers.includes('suspected-lada')
      const { birth } = patient
      const since = found.diabetesType.diagnosis?.day ?? null
      const young = birth !== null && since !== null && yearsBetween(birth.day, since) < values.modyBelow
      const drug = patient.drugs(...raising).some(({ inUse }) => inUse)
      const claims = [
        ['insulin-deficiency', true],
        ['lada', lada || losing],
        ['mody', lada && young],
        ['pancreas', found.causeToFind.pancreas],
        ['other-illness', losing || triggers.includes('dysregulated')],
        ['drug', drug],
      ] as const
      return claims.filter(([, holds]) => holds).map(([name]) => name)
    }
  },
})
