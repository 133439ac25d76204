import type { Resource } from 'fhir/r4.js'
import { z } from 'zod'
import type { CodeBook, Dictionary } from '../dictionary.ts'
import { words } from '../files/text.ts'
import { knownDrug, whyNotDrug } from './person/drug.ts'
import { whyNotProgramme } from './person/programme.ts'
import { listed } from './word/coded.ts'
import { conceptOf } from './word/concept-of.ts'
import { dosage } from './word/dosage.ts'
import { entries, told } from './word/entry.ts'
import { orBare } from './word/moment.ts'
import { type Draft, elementsOf, laidOver, resource } from './word/resource.ts'

const selected = z.boolean().exactOptional().describe('whether the call is about it; true unless told')

const drugOrder = z.strictObject({
  does: z
    .enum(['start', 'stop', 'pause'])
    .exactOptional()
    .describe('what is ordered; `start` unless told, a bare word says the same'),
  dose: dosage.exactOptional().describe('so much, so many times a day'),
  reason: words.exactOptional().describe('why: a list of `codes/conditions.yaml`'),
  ...knownDrug,
  selected,
  fhir: elementsOf('MedicationRequest').exactOptional(),
})

const programmeOrder = z.strictObject({
  as: z
    .enum(['ServiceRequest', 'CarePlan', 'NutritionOrder'])
    .exactOptional()
    .describe('the type of the draft; `ServiceRequest` unless told, a bare type says the same'),
  selected,
  unlisted: z
    .literal(true)
    .exactOptional()
    .describe('on purpose a name that `programmes/recognition.yaml` does not know'),
  fhir: elementsOf('ServiceRequest').exactOptional(),
})

/** The words for what a hook brings beside the patient: orders that are being written. */
export const orderWordsIn = (dictionary: Dictionary) => ({
  orders: entries(
    orBare(drugOrder, (does) => ({ does })),
    (name, told) => whyNotDrug(name, told, dictionary.codes),
  )
    .exactOptional()
    .describe('drafts of orders for drugs, by name of the drug; only where a hook brings orders'),
  programmeOrders: entries(
    orBare(programmeOrder, (as) => ({ as })),
    (name, { unlisted }) => whyNotProgramme(name, unlisted === true, dictionary),
  )
    .exactOptional()
    .describe('drafts of referrals to a programme and of diets, by name; likewise'),
  drafts: z
    .array(resource)
    .exactOptional()
    .describe('drafts as whole resources in FHIR R4, for what no word says; likewise'),
})

type Words = ReturnType<typeof orderWordsIn>

/** What a case tells of orders. */
export type ToldOrders = { readonly [W in keyof Words]?: z.output<Words[W]> }

/** A draft of a case, named as a client would. */
export interface WrittenDraft {
  readonly name: string
  readonly resource: Resource
  readonly selected: boolean
}

/** The drafts of a case, as a client would send them. */
export function writeOrders(
  { orders, programmeOrders, drafts = [] }: ToldOrders,
  codes: CodeBook,
  subject: object,
): readonly WrittenDraft[] {
  const all = [
    ...told(orders).map(([name, { selected = true, ...each }]) => ({ selected, draft: drugDraft(name, each, codes) })),
    ...told(programmeOrders).map(([name, { selected = true, as = 'ServiceRequest', fhir }]) => ({
      selected,
      draft: laidOver(programmeDraft(name, as), fhir),
    })),
    ...drafts.map((draft) => ({ selected: true, draft: draft as Draft })),
  ]
  return all.map(({ selected, draft }, index) => {
    const written = { id: `d${index + 1}`, subject, ...draft }
    return { name: `${draft.resourceType}/${written.id}`, selected, resource: written as unknown as Resource }
  })
}

type DrugOrder = Omit<z.output<typeof drugOrder>, 'selected'>

function drugDraft(name: string, { does, dose, reason, atc, fhir }: DrugOrder, codes: CodeBook): Draft {
  return laidOver(
    {
      resourceType: 'MedicationRequest',
      status: does === 'pause' ? 'on-hold' : 'draft',
      intent: 'order',
      ...(does === 'stop' && { doNotPerform: true }),
      medicationCodeableConcept: {
        ...(atc !== undefined && conceptOf({ system: 'atc', code: atc }, codes)),
        text: name,
      },
      ...(dose !== undefined && { dosageInstruction: [dose] }),
      ...(reason !== undefined && { reasonCode: [listed(codes.conditions, reason, undefined, codes)] }),
    },
    fhir,
  )
}

function programmeDraft(name: string, as: string): Draft {
  if (as === 'NutritionOrder')
    return { resourceType: as, status: 'draft', intent: 'order', oralDiet: { type: [{ text: name }] } }
  const plain = { resourceType: as, status: 'draft', intent: 'order' }
  return as === 'CarePlan' ? { ...plain, title: name } : { ...plain, code: { text: name } }
}
