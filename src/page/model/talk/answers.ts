import type { WishesPart } from '../../../conversation/sheet.ts'

export type Scale = WishesPart['scales'][number]['code']

/** What was agreed to do: something, to decide later, or nothing now. The last two are a refusal that the service reads. */
export type Decision = 'now' | 'later' | 'not'

/** Who said what is wanted. */
export type SaidBy = 'patient' | 'related' | 'practitioner'

/** What two people typed and chose. It lives in memory alone, and is gone with the page. @see docs/conversation.md */
export interface Answers {
  readonly ownWords: string
  /** Codes of the choices of "what do you want?". */
  readonly wishes: readonly string[]
  readonly scales: Readonly<Record<Scale, { readonly figure: number | null; readonly after: string }>>
  readonly helpers: readonly string[]
  readonly pillars: readonly string[]
  /** Ids of options. */
  readonly chosen: readonly string[]
  readonly decision: Decision | null
  readonly saidBy: SaidBy | null
  /** What the person does, in own words. */
  readonly does: readonly string[]
  /** Codes of what the practice does, of what is measured and of when to look again. */
  readonly practiceDoes: readonly string[]
  readonly measure: readonly string[]
  readonly again: string | null
  /** Whether the first name stands on the paper. */
  readonly named: boolean
  /** Of each line what was answered on "may this stand in your record?"; what was not answered stays out. */
  readonly inRecord: Readonly<Partial<Record<LineKind, boolean>>>
}

/** The lines of what was agreed, each of which may or may not stand in the record. */
export const lineKinds = [
  'own-words',
  'wishes',
  'scales',
  'helpers',
  'pillars',
  'chosen',
  'does',
  'practice-does',
  'measure',
  'again',
] as const
export type LineKind = (typeof lineKinds)[number]

/** Most characters of own words. */
export const mostTyped = 600

const unsaid = { figure: null, after: '' }

export const noAnswers: Answers = {
  ownWords: '',
  wishes: [],
  scales: { importance: unsaid, confidence: unsaid },
  helpers: [],
  pillars: [],
  chosen: [],
  decision: null,
  saidBy: null,
  does: [''],
  practiceDoes: [],
  measure: [],
  again: null,
  named: false,
  inRecord: {},
}
