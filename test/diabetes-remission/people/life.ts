import type { MedicationStatement, Resource } from 'fhir/r4.js'
import { daysAfter, daysBetween } from '../../../src/calendar.ts'
import type { Card } from '../../../src/cards/card.ts'
import { dismissed, type OpenPractice, start } from '../pacing/visits.ts'
import { callOf } from '../service.ts'
import { people } from './person.ts'
import { record } from './record.ts'

/** The day on which the people of the paper are judged: their year begins with it. */
const first = '2026-11-30'

/** What is measured later, by measure and day. */
export type Later = Readonly<Record<string, Readonly<Record<string, number>>>>

export type Life = Awaited<ReturnType<typeof live>>

/** Somebody of the paper who lives on: the record grows by what is measured, and by what is pressed on cards. */
export async function live(practice: OpenPractice, id: string, later: Later) {
  const someone = (await people()).find((each) => each.id === id)
  if (!someone) throw new Error(`nobody is called ${id}`)
  const measured = { ...someone.measured }
  for (const [name, values] of Object.entries(later)) {
    const measure = name as keyof typeof measured
    measured[measure] = { ...measured[measure], ...values }
  }
  // Each life is that of another patient: the practice knows nobody from before.
  lives += 1
  const patientId = `${id}-${lives}`
  let resources: readonly Resource[] = record({ ...someone, id: patientId, measured })
  let last: readonly Card[] = []

  return {
    /** The rules whose cards are shown on that day of the year, with how urgent they are. */
    async visit(day: number): Promise<readonly string[]> {
      const asOf = daysAfter(first, day)
      const known = resources.filter((resource) => (dayOf(resource) ?? asOf) <= asOf)
      const entry = known.map((resource) => ({ resource }))
      const call = callOf({ resourceType: 'Bundle', type: 'collection', entry } as never)
      last = await practice.visit(anyone, daysBetween(start, asOf), () => call)
      return last.map(({ indicator, summary }) => `${indicator}: ${summary}`)
    },
    /** Dismisses the card that says this. */
    async dismiss(words: string, code: string): Promise<void> {
      await practice.tell(said(words), dismissed(code))
    },
    /** Takes a suggestion of the cards shown last, as a system does that tells of it and writes what it made. */
    async press(label: string, changed: object = {}): Promise<void> {
      const card = last.find(({ suggestions = [] }) => suggestions.some((each) => each.label === label))
      const suggestion = card?.suggestions?.find((each) => each.label === label)
      if (!suggestion) throw new Error(`no card offers "${label}"`)
      await practice.tell(card, { outcome: 'accepted', acceptedSuggestions: [{ id: suggestion.uuid }] })
      for (const action of suggestion.actions ?? [])
        if (action.type !== 'delete') write({ ...(action.resource as Resource), ...changed })
    },
    /** A drug that was used has an end. */
    endDrug(atc: string, { end, status }: { readonly end: string; readonly status: string }): void {
      for (const each of resources)
        if (each.resourceType === 'MedicationStatement' && JSON.stringify(each).includes(atc)) {
          const statement = each as MedicationStatement
          write({ ...statement, status, effectivePeriod: { ...statement.effectivePeriod, end } } as MedicationStatement)
        }
    },
  }

  /** A resource that a system would send from now on, in the place of one with its id. */
  function write(resource: Resource): void {
    const id = resource.id ?? `written-${resources.length}`
    resources = [...resources.filter((each) => each.id !== id), { ...resource, id }]
  }

  function said(words: string): Card {
    const card = last.find(({ summary }) => summary.includes(words))
    if (!card) throw new Error(`no card says "${words}": ${last.map(({ summary }) => summary).join('; ')}`)
    return card
  }
}

/** A fixture that exists: its call is replaced. */
const anyone = 'candidate-two-years-bmi-32'
let lives = 0

/** The day from which a system can know of a value. */
function dayOf(resource: Resource): string | null {
  return 'effectiveDateTime' in resource ? String(resource.effectiveDateTime) : null
}
