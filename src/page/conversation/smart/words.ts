import type { Language } from '../../../knowledge/knowledge.ts'
import type { written } from '../../model/smart/scopes.ts'

/** What the launched page says beside the talk; why something failed stands with the troubles. Words of servers are never shown. */
export interface SmartWords {
  readonly signingIn: string
  readonly choose: string
  readonly ownWindow: string
  readonly heading: string
  readonly nothing: string
  readonly lead: string
  readonly save: string
  readonly busy: string
  readonly all: string
  readonly half: (written: string) => string
  readonly exactly: string
  readonly types: Readonly<Record<(typeof written)[number], string>>
  readonly talk: string
  readonly goal: (text: string) => string
  readonly refusal: string
  readonly referral: (name: string) => string
  readonly plan: string
  readonly related: string
  readonly practitioner: string
}

const nl: SmartWords = {
  signingIn: 'We melden ons bij het HIS …',
  choose: 'Uit welk systeem?',
  ownWindow: 'Open in een eigen venster',
  heading: 'In het dossier',
  nothing: 'Er is nog niets dat in het dossier mag. Kies hierboven per regel ja.',
  lead: 'Dit komt in het dossier, en niets anders:',
  save: 'Sla op in het dossier',
  busy: 'Bezig met opslaan …',
  all: 'Het staat in het dossier. Wijzigen kan nu alleen in het HIS.',
  half: (written) => `Niet alles is opgeslagen. Wel opgeslagen: ${written}. Kijk het na in het HIS.`,
  exactly: 'Precies zo (voor de professional)',
  types: { CarePlan: 'het plan', Goal: 'het doel', ServiceRequest: 'de conceptverwijzing' },
  talk: 'Dat er vandaag een gesprek was',
  goal: (text) => `Doel: ${text}`,
  refusal: 'Dat dit nu niet hoeft, of later',
  referral: (name) => `Conceptverwijzing: ${name}`,
  plan: 'Afspraken',
  related: 'Naaste',
  practitioner: 'Zorgverlener',
}

const en: SmartWords = {
  signingIn: 'Signing in at the EHR …',
  choose: 'From which system?',
  ownWindow: 'Open in a window of its own',
  heading: 'In the record',
  nothing: 'There is nothing yet that may stand in the record. Choose yes for each line above.',
  lead: 'This goes into the record, and nothing else:',
  save: 'Save in the record',
  busy: 'Saving …',
  all: 'It stands in the record. From now on it can be changed in the EHR only.',
  half: (written) => `Not all was saved. Saved: ${written}. Look it over in the EHR.`,
  exactly: 'Exactly so (for the professional)',
  types: { CarePlan: 'the plan', Goal: 'the goal', ServiceRequest: 'the draft referral' },
  talk: 'That there was a conversation today',
  goal: (text) => `Goal: ${text}`,
  refusal: 'That this is not wanted now, or later',
  referral: (name) => `Draft referral: ${name}`,
  plan: 'Agreements',
  related: 'Somebody close',
  practitioner: 'Care professional',
}

export const smartWords: Readonly<Record<Language, SmartWords>> = { nl, en }
