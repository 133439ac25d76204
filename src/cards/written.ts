import type { Resource } from 'fhir/r4.js'
import type { Day } from '../calendar.ts'
import type { WantedCard } from '../engine/wanted-card.ts'
import type { CardText, Language } from '../knowledge/knowledge.ts'
import { shorten } from '../plain-text.ts'
import { given, type Presented, TemplateFault, type View } from '../template/words.ts'
import { summaryLimit } from './card.ts'
import { inMarkdown, inPlainText } from './escape.ts'
import { present, type Speech } from './present.ts'

/** About whom, and on which day. */
export interface Whose {
  readonly id: string
  readonly asOf: Day
}

/** What the texts of a card are filled from: what its decision shows, and what every card can. */
export function viewOf({ evaluation, request, text }: WantedCard, patient: Whose, speech: Speech): View {
  const resources = request.resources ?? {}
  return {
    ...(present(request.view, '', speech) as View),
    proposed: isProposed(evaluation),
    patient: { reference: given(`Patient/${patient.id}`) },
    today: present(patient.asOf, 'today', speech),
    resources: Object.fromEntries(text.resources.map((name) => [name, reference(resources[name])])),
  }
}

/** Whether a decision rests on a value that no document gives. */
export function isProposed({ values }: Pick<WantedCard['evaluation'], 'values'>): boolean {
  return values.some(({ status }) => status === 'proposed')
}

/** Of a summary with several lines the first that is not empty. @throws TemplateFault when there is none */
export function summaryOf(text: CardText, view: View, language: Language): string {
  const lines = text.summary[language].fill(view, inPlainText).split('\n')
  const first = lines.map((line) => line.replace(/\s+/g, ' ').trim()).find((line) => line !== '')
  if (!first) throw new TemplateFault(`card ${text.name}: every line of the summary is empty`)
  return shorten(first, summaryLimit - 1)
}

/** The detail, without the blanks and empty lines that conditions leave behind. */
export function detailOf(text: CardText, view: View, language: Language): string {
  return text.detail[language]
    .fill(view, inMarkdown)
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function reference(resource: Resource | undefined): Presented {
  const id: unknown = resource?.id
  return typeof id === 'string' && id !== '' ? { reference: given(`${resource?.resourceType}/${id}`) } : null
}
