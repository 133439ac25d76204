import type { Meaning } from './meaning.ts'

/** What can be wrong with feedback, and with asking what came of it. */
export const feedbackErrors = {
  'feedback-missing': {
    status: 400,
    type: 'required',
    en: 'The body must be an object with feedback, a list of objects, one for each outcome. Send that.',
    nl: 'De body moet een object zijn met feedback, een lijst van objecten, één per uitkomst. Stuur dat.',
  },
  'feedback-too-many': {
    status: 400,
    type: 'too-costly',
    en: 'feedback holds more than {most} entries. Send them in several deliveries.',
    nl: 'feedback heeft meer dan {most} uitkomsten. Stuur ze in delen.',
  },
  'feedback-card-invalid': {
    status: 400,
    type: 'value',
    en: 'card must be the uuid of the card. Send it as the answer gave it.',
    nl: 'card moet de uuid van de kaart zijn. Stuur die zoals het antwoord hem gaf.',
  },
  'feedback-outcome-invalid': {
    status: 400,
    type: 'value',
    en: 'outcome must be "accepted" or "overridden". Send nothing of ignored cards.',
    nl: 'outcome moet "accepted" of "overridden" zijn. Stuur niets over kaarten waar niets mee gedaan is.',
  },
  'feedback-timestamp-invalid': {
    status: 400,
    type: 'value',
    en: 'outcomeTimestamp must be a date and time with its offset, from 1970. Send it as in 2026-11-22T09:30:00Z.',
    nl: 'outcomeTimestamp moet datum en tijd met tijdzone zijn, vanaf 1970. Stuur het zoals 2026-11-22T09:30:00Z.',
  },
  'feedback-suggestions-missing': {
    status: 400,
    type: 'required',
    en: 'acceptedSuggestions must be a list of objects with the uuid of a suggestion as id, not empty. Send those that were accepted.',
    nl: 'acceptedSuggestions moet een lijst zijn van objecten met als id de uuid van een suggestie, en niet leeg. Stuur welke zijn overgenomen.',
  },
  'feedback-reason-invalid': {
    status: 400,
    type: 'value',
    en: 'overrideReason must hold reason, an object with a code, or userComment, or both. Send that, or leave it out. Send an entry for each reason.',
    nl: 'overrideReason moet reason hebben, een object met een code, of userComment, of beide. Stuur dat, of laat het weg. Stuur een uitkomst per reden.',
  },
  'report-invalid': {
    status: 400,
    type: 'value',
    en: 'The report cannot be made: {why}. Send from=2026-01&to=2026-03, for example.',
    nl: 'Het rapport is niet te maken: {why}. Stuur bijvoorbeeld from=2026-01&to=2026-03.',
  },
  'report-closed': {
    status: 403,
    type: 'forbidden',
    en: 'Reports are for clients of the site file, and this service has none. Name clients there, or use npm run report.',
    nl: 'Rapporten zijn voor de systemen in het sitebestand, en deze dienst heeft er geen. Zet ze daarin, of gebruik npm run report.',
  },
} as const satisfies Readonly<Record<string, Meaning>>
