import { defineRule, maybe } from '../../../engine.ts'
import betaCell from '../../../shared/beta-cell/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import atypicalFeatures, { type AtypicalFeatures, featureNames } from '../../concepts/atypical-features/concept.ts'
import { anyone } from '../../concepts/new-diagnosis-scope/concept.ts'

export type Atypical = Pick<AtypicalFeatures, 'features'>

const raising = ['corticosteroid', 'antipsychotic'] as const

/** Whether something does not fit a type 2 diabetes that is new. @see ./about.md */
export default defineRule({
  parameters: {},
  despite: anyone,
  reads: { atypicalFeatures, betaCell, diabetesType },
  reasons: [...featureNames, 'no-feature'],
  result: ['features'] satisfies readonly (keyof Atypical)[],
  cards: {
    atypical: {
      view: {
        features: ['string'],
        pancreas: 'flag',
        bmi: 'reading?',
        loss: maybe({ percent: 'number', from: 'reading', to: 'reading', single: 'flag' }),
        drugs: ['string'],
        cPeptide: 'reading?',
        cPeptideNeeded: 'flag',
        hasRows: 'flag',
      },
      resources: ['condition'],
    },
  },
  decide(patient, _values, { atypicalFeatures, betaCell, diabetesType }, { notApplicable, recommend }) {
    const { features, lean, loss } = atypicalFeatures
    const [reason] = features
    if (!reason) return notApplicable<Atypical>('no-feature', { features })
    const isJudged = betaCell.level !== 'unknown'
    const view = {
      features: features.filter((name) => name !== 'pancreas'),
      pancreas: features.includes('pancreas'),
      bmi: lean,
      loss,
      drugs: patient
        .drugs(...raising)
        .filter(({ inUse }) => inUse)
        .map(({ name }) => name),
      cPeptide: isJudged ? betaCell.cPeptide : null,
      cPeptideNeeded: !isJudged,
      hasRows: lean !== null || loss !== null || isJudged,
    }
    const result: Atypical = { features }
    return recommend(reason, result, { name: 'atypical', view, resources: diabetesType.resources })
  },
})
