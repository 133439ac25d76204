import { z } from 'zod'
import type { CodeBook } from '../../dictionary.ts'
import { words } from '../../files/text.ts'
import type { Measured } from '../vocabulary.ts'
import { conceptOf, rowOf } from '../word/concept-of.ts'
import { nameOf } from '../word/entry.ts'
import { clock, moment, orBare } from '../word/moment.ts'
import { observationStatus } from '../word/observation-status.ts'
import { type Draft, elementsOf, laidOver } from '../word/resource.ts'

const bound = /^(<=|>=|<|>)(\d+(?:\.\d+)?)$/

const bounded = 'write a number, or a bound in quotes, e.g. "<48"'

const value = z.strictObject({
  value: z
    .union([z.number(), z.string().regex(bound, bounded)], bounded)
    .describe('the number, or a bound such as `"<48"`; bare, it says the same'),
  unit: z.string().exactOptional().describe('the unit as it is sent; that of the code book unless told'),
  at: clock.exactOptional().describe('the time of the day, with its offset'),
  status: observationStatus.exactOptional(),
  code: words.exactOptional().describe('another code of the measure than the first'),
  fhir: elementsOf('Observation').exactOptional(),
})

/** Values of one measure by their date; a second one of a day is written `2026-11-22 #2`. */
export const valuesOf = ({ measure }: Measured) =>
  z
    .record(
      z.string(),
      orBare(value, (told) => ({ value: told })),
    )
    .superRefine((values, context) => {
      for (const [key, { code }] of Object.entries(values)) {
        const issue = moment.safeParse(nameOf(key)).error?.issues[0]
        if (issue) context.addIssue({ code: 'custom', path: [key], message: issue.message, input: key })
        if (code !== undefined && !measure.codes.some((row) => row.code === code)) {
          const message = `"${code}" is no code of ${measure.name} in codes/observations.yaml: mend it, or tell of it under resources`
          context.addIssue({ code: 'custom', path: [key, 'code'], message, input: code })
        }
      }
    })

export type Values = z.output<ReturnType<typeof valuesOf>>

/** An Observation for each value of a measure. */
export function writeValues(measured: Measured, values: Values, codes: CodeBook): Draft[] {
  return Object.entries(values).map(([key, { value: said, unit, at, status = 'final', code, fhir }]) => {
    const { measure } = measured
    const [, comparator, limit] = bound.exec(String(said)) ?? []
    const row = rowOf(measure.codes, code ?? measured.code)
    const day = nameOf(key)
    return laidOver(
      {
        resourceType: 'Observation',
        status,
        code: row ? conceptOf(row, codes) : { text: measure.texts?.[0] ?? measure.name },
        effectiveDateTime: at === undefined ? day : `${day}T${at}`,
        valueQuantity: {
          value: Number(limit ?? said),
          ...(comparator !== undefined && { comparator }),
          ...(!measure.unitless && { unit: unit ?? measure.unit }),
        },
      },
      fhir,
    )
  })
}
