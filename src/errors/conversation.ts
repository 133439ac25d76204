import type { Meaning } from './meaning.ts'

/** What can be wrong with a request of the conversation page. */
export const conversationErrors = {
  'not-from-our-page': {
    status: 403,
    type: 'forbidden',
    en: 'Only the conversation page of this service may ask this. Open it here; other programs call the service with CDS Hooks.',
    nl: "Alleen de gesprekspagina van deze dienst mag dit vragen. Open die hier; andere programma's roepen de dienst met CDS Hooks aan.",
  },
  'conversation-members': {
    status: 400,
    type: 'structure',
    en: 'The body must hold patientId and prefetch and nothing else: no address of a server and no token. Send those two.',
    nl: 'De body moet patientId en prefetch hebben en niets anders: geen adres van een server en geen token. Stuur die twee.',
  },
  'conversation-patient-id': {
    status: 400,
    type: 'value',
    en: 'patientId is not a FHIR id: 1 to 64 letters, digits, "-" or ".". Send it as a string.',
    nl: 'patientId is geen FHIR-id: 1 tot 64 letters, cijfers, - en punt. Stuur het als tekst.',
  },
} as const satisfies Readonly<Record<string, Meaning>>
