import { asManyAs, type Hostile } from '../filling.ts'
import { callWith, dayBefore, kinds } from '../resources.ts'

/** Lists in one resource, and resources that each read another. */
export const lists: readonly Hostile[] = [
  [
    'components of a measurement',
    () => {
      const component = {
        code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
        valueQuantity: { value: 130, unit: 'mm[Hg]' },
      }
      const one = { ...kinds.unlisted?.(1, 'x'), component: asManyAs(() => component) }
      return JSON.stringify(callWith([one]))
    },
  ],
  [
    'drugs that ended, each of two names',
    () => JSON.stringify(callWith(asManyAs((at) => kinds.treatment?.(at, `gliclazide ${at}`) ?? {}))),
  ],
  [
    'days of HbA1c, of glucose and of a drug',
    () =>
      JSON.stringify(
        callWith([
          ...asManyAs((at) => kinds.hba1c?.(at, '') ?? {}, 1_400_000),
          ...asManyAs((at) => kinds.glucose?.(at, '') ?? {}, 1_400_000),
          ...asManyAs((at) => kinds.statement?.(at, 'metformine') ?? {}, 1_300_000),
        ]),
      ),
  ],
  [
    'reasons, and the conditions that they name',
    () =>
      JSON.stringify(
        callWith([
          {
            ...kinds.statement?.(1, 'liraglutide'),
            reasonReference: asManyAs((at) => ({ reference: `Condition/c${at}` }), 2_000_000),
          },
          ...asManyAs((at) => kinds.condition?.(at, '') ?? {}, 2_000_000),
        ]),
      ),
  ],
  [
    'ingredients, and requests for them',
    () =>
      JSON.stringify(
        callWith([
          {
            resourceType: 'Medication',
            id: 'm',
            ingredient: asManyAs((at) => ({ itemCodeableConcept: { text: `i${at}` } }), 2_000_000),
          },
          ...asManyAs(
            (at) => ({
              ...kinds.request?.(at, `d${at}`),
              medicationReference: { reference: 'Medication/m', display: `${at}` },
            }),
            2_000_000,
          ),
        ]),
      ),
  ],
  [
    'categories of one plan',
    () =>
      JSON.stringify(
        callWith([
          {
            ...kinds.plan?.(1, 'GLI'),
            category: asManyAs((at) => ({ coding: [{ system: 'urn:x', code: `${at}` }] })),
          },
        ]),
      ),
  ],
  [
    'dosages, and days on which a drug was written again',
    () =>
      JSON.stringify(
        callWith([
          {
            ...kinds.statement?.(1, 'metformine'),
            effectivePeriod: { start: dayBefore(30_000) },
            dosage: asManyAs(() => ({ doseAndRate: [{ doseQuantity: { value: 1, unit: 'mg' } }] }), 1_500_000),
          },
          ...asManyAs((at) => kinds.statement?.(at, 'metformine') ?? {}, 2_500_000),
        ]),
      ),
  ],
]
