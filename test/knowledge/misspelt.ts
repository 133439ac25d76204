import { defineApplicability, defineConcept, defineRule, type Patient } from '../../cds-services/engine.ts'

/** Never called: `npm run types` fails for each of these lines that compiles. */
export function misspelt(patient: Patient): void {
  // @ts-expect-error there is no such list of conditions
  patient.conditions('dementa')
  // @ts-expect-error there is no such list of procedures
  patient.procedures('cholecystectmy')
  // @ts-expect-error there is no such list of findings
  patient.findings('fundus-exams')
  // @ts-expect-error there is no such list of either
  patient.conditionsOrProcedures('bariatric')
  // @ts-expect-error there is no such measure
  patient.series('acrr')
  // @ts-expect-error there is no such measure
  patient.measure('bodymass')
  // @ts-expect-error there is no such measure
  patient.leave('hbac1', 'unreliable')
  // @ts-expect-error there is no such class of drugs
  patient.carefully('antineoplastc')
  // @ts-expect-error there is no such class of drugs
  patient.drugs('sulfonylurea', 'glinides')
  // @ts-expect-error there is no such group of classes
  patient.group('glucose-raising')
  // @ts-expect-error a group has no such class
  patient.group('glucose-lowering').has('metformine')
  // @ts-expect-error there is no such mark
  patient.series('glucose', 'fastin')
  // @ts-expect-error there is no such conversation
  patient.conversations('remision')
  // @ts-expect-error no criterion asks such a measure
  patient.offer.some(({ criteria }) => criteria.some((one) => one.kind === 'measure' && one.measure === 'efgr'))
  // @ts-expect-error no programme is made for such a condition
  patient.offer.some((programme) => programme.for.includes('type-two'))
  // @ts-expect-error only the patient of a rule that needs some can be asked what could not be had
  patient.lacks('Procedure')
  // @ts-expect-error there is no such class of drugs
  patient.allDrugs.some(({ classes }) => classes.includes('sglt-2'))
  // @ts-expect-error no code of a list has such a mark
  patient.conditions('type-2').some(({ mark }) => mark === 'remision')
  // @ts-expect-error no answer stands in such a list
  patient.findings('palliative').some(({ answers }) => answers.some(({ list }) => list === 'no-anser'))
  // @ts-expect-error there is no such list of conditions
  patient.allDrugs.some(({ stopReasons }) => stopReasons.includes('adverse-effects'))
  // @ts-expect-error no programme has such a diet
  patient.programmes.some(({ diet }) => diet === 'low-carb')
  // @ts-expect-error there is no such programme
  patient.programmes.some(({ programme }) => programme === 'glie')
}

/** A rule that answers what it does not declare. */
export const undeclared = defineRule({
  parameters: {},
  reads: {},
  reasons: ['low', 'no-drug'],
  cards: { low: { view: { hba1c: 'reading', drugs: [{ name: 'string' }] }, resources: ['condition'] } },
  silences: ['declined'],
  decide(patient, _values, _found, { missing, notApplicable, recommend }) {
    const hba1c = patient.series('hba1c').newest
    // @ts-expect-error the reason is not declared
    if (!hba1c) return missing(['hba1c'], {})
    const view = { hba1c, drugs: [] }
    const [condition] = patient.conditions('type-2').map(({ resource }) => resource)
    if (!condition) return notApplicable('no-drug')
    // @ts-expect-error the reason is not declared
    if (patient.age === null) return notApplicable('no-drgu')
    // @ts-expect-error the card is not declared
    if (patient.age === 1) return recommend('low', {}, { name: 'lwo', view })
    // @ts-expect-error the card shows an HbA1c
    if (patient.age === 2) return recommend('low', {}, { name: 'low', view: { drugs: [] } })
    // @ts-expect-error the card shows an HbA1c that is never null
    if (patient.age === 3) return recommend('low', {}, { name: 'low', view: { ...view, hba1c: null } })
    // @ts-expect-error a drug on the card has a name
    if (patient.age === 4) return recommend('low', {}, { name: 'low', view: { ...view, drugs: [{ nmae: 'x' }] } })
    // @ts-expect-error the card has no such resource
    if (patient.age === 5) return recommend('low', {}, { name: 'low', view, resources: { conditoin: condition } })
    // @ts-expect-error the silence is not declared
    return recommend('low', {}, { name: 'low', view }, 'delcined')
  },
})

/** A concept that says that its answer holds what it does not. */
export const holdsOtherwise = defineConcept({
  parameters: {},
  reads: {},
  // @ts-expect-error each item has a name
  result: ['nmae'],
  find: (patient) => patient.allDrugs.map(({ name }) => ({ name })),
})

/** Concepts that answer something else than what the engine asks for. */
export const answersOtherwise = [
  defineApplicability({
    reasons: ['deceased'],
    parameters: {},
    reads: {},
    // @ts-expect-error the reason is not declared
    find: () => ({ reason: 'decaesed', missing: [] }),
  }),
  defineConcept({
    gives: 'limits',
    parameters: { tightBelow: 'mmol/mol' },
    reads: {},
    // @ts-expect-error there is no such value
    find: () => ({ limits: ['tigthBelow'] as const }),
  }),
  defineConcept({
    gives: 'programmes',
    parameters: {},
    reads: {},
    // @ts-expect-error a programme has grounds too
    find: () => [{ id: 'gli', name: { nl: 'GLI', en: 'GLI' }, fits: true }],
  }),
]

/** Rules that ask whether something could be had which they do not say that they need. */
export const needsOtherwise = [
  defineRule({
    parameters: {},
    reads: {},
    reasons: ['unseen'],
    needs: ['CarePlan'],
    decide(patient, _values, _found, { notApplicable, missing }) {
      // @ts-expect-error the rule does not need these
      if (patient.lacks('Procedure')) return missing(['procedures'], {}, { reason: 'unseen' })
      return patient.lacks('CarePlan') ? missing(['plans'], {}, { reason: 'unseen' }) : notApplicable('unseen')
    },
  }),
  defineRule({
    parameters: {},
    reads: {},
    reasons: ['unseen'],
    // @ts-expect-error no service asks for resources of such a type
    needs: ['Procedre'],
    decide: (_patient, _values, _found, { notApplicable }) => notApplicable('unseen'),
  }),
]
