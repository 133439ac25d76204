import type { Sheet } from '../../../../conversation/sheet.ts'

/** One line of what was agreed; only what may stand in the record is written. */
export interface AgreedLine {
  readonly kind: string
  readonly label: string
  readonly text: string
  readonly inRecord: boolean | null
}

/** What a talk came to, as far as it is written. */
export interface AgreedTalk {
  /** Of this talk alone: by it a server knows that it was written already. */
  readonly id: string
  readonly day: string
  readonly patientId: string
  /** Who writes, as far as the server said so. */
  readonly author: string | null
  readonly templates: Sheet['templates']
  /** Whether the goal was on the screen: else the talk was about something else. */
  readonly goalShown: boolean
  readonly lines: readonly AgreedLine[]
  readonly decision: 'now' | 'later' | 'not' | null
  readonly saidBy: 'patient' | 'related' | 'practitioner' | null
  /** Ids of what was chosen. */
  readonly chosen: readonly string[]
  /** Titles of the plan and of who else spoke, in the language of the talk. */
  readonly say: { readonly plan: string; readonly related: string; readonly practitioner: string }
}

/** The system of our identifiers of what one talk writes. */
export const talkSystem = 'https://remissiewijzer.example/fhir/talk'
