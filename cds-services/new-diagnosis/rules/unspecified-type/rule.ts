import { defineRule, exists } from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import atypicalFeatures, { type AtypicalFeatures } from '../../concepts/atypical-features/concept.ts'
import acute from '../acute/rule.ts'

export type UnspecifiedType = Pick<AtypicalFeatures, 'features'>

/** Whether a diabetes that is new has no type on record. @see ./about.md */
export default defineRule({
  parameters: {},
  despite: ['type-not-recorded'],
  reads: { acute, atypicalFeatures, diabetesType },
  reasons: ['untyped', 'typed'],
  result: ['features'] satisfies readonly (keyof UnspecifiedType)[],
  silences: ['acute-first'],
  cards: { record: { view: { cPeptideNeeded: 'flag' }, resources: ['condition'] } },
  decide(_patient, _values, { acute, atypicalFeatures, diabetesType }, { notApplicable, recommend }) {
    const { features } = atypicalFeatures
    const result: UnspecifiedType = { features }
    if (diabetesType.kind !== 'type-not-recorded') return notApplicable('typed', result)
    const view = { cPeptideNeeded: exists(features) }
    const isAcute = acute.outcome === 'recommend'
    const card = { name: 'record', view, resources: diabetesType.resources } as const
    return recommend('untyped', result, card, isAcute ? 'acute-first' : null)
  },
})
