import { type Body, drug, many, nhg, treatment, uri } from './resources.ts'

/** Long texts that an answer tells once for each of many things. */
export const longTexts: readonly Body[] = [
  [
    'an id without end, of as many components',
    () => [
      {
        ...nhg('1', 1, '1'),
        id: 'o'.repeat(100_000),
        effectiveDateTime: '2026-10-01',
        component: many(1000, () => ({
          code: { coding: [{ system: uri('nhg45'), code: '371' }] },
          valueQuantity: { value: 6, unit: 'mmol/L' },
        })),
      },
    ],
  ],
  [
    'a name without end, of as many treatments',
    () => [
      { resourceType: 'Medication', id: 'm', code: { text: `gliclazide ${'x'.repeat(100_000)}` } },
      ...many(1000, (at) => ({
        ...drug,
        id: `s${at}`,
        extension: [treatment(`t${at}`)],
        medicationReference: { reference: 'Medication/m' },
      })),
    ],
  ],
]
