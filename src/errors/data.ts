import type { Meaning } from './meaning.ts'

/** Why data that a service needs could not be had. Each text comes after the keys, and what became of them in prefetch. */
export const dataErrors = {
  'data-missing': {
    status: 412,
    type: 'incomplete',
    en: 'The call names no fhirServer. Send the data in prefetch, or send fhirServer and fhirAuthorization.',
    nl: 'De aanroep noemt geen fhirServer. Stuur de gegevens in prefetch, of stuur fhirServer en fhirAuthorization.',
  },
  'prefetch-unusable': {
    status: 412,
    type: 'incomplete',
    en: 'That cannot be used, and no FHIR server is asked instead. Send the whole result of the query.',
    nl: 'Dat is niet te gebruiken, en er wordt geen FHIR-server naar gevraagd. Stuur de hele uitkomst van de zoekvraag.',
  },
  'fhir-server-not-allowed': {
    status: 412,
    type: 'forbidden',
    en: 'The FHIR server is not one that this service may call. Send the data in prefetch, or have its base URL put in FHIR_SERVERS.',
    nl: 'De dienst mag deze FHIR-server niet aanroepen. Stuur de gegevens in prefetch, of laat het adres in FHIR_SERVERS zetten.',
  },
  'fhir-scope-missing': {
    status: 412,
    type: 'forbidden',
    en: 'The scopes of the access token do not let all of it be read. Send it in prefetch, or a token with a read scope for the type.',
    nl: 'Met de scopes van het token is niet alles te lezen. Stuur het in prefetch, of een token met leesrecht op het hele type.',
  },
  'fhir-token-expired': {
    status: 412,
    type: 'expired',
    en: 'The access token expired before this was had. Send it in prefetch, or a token that is still good.',
    nl: 'Het token verliep voordat dit er was. Stuur het in prefetch, of een token dat nog geldt.',
  },
  'fhir-server-timeout': {
    status: 412,
    type: 'timeout',
    en: 'The FHIR server {why}. See to the server, or send the data in prefetch.',
    nl: 'De FHIR-server {why}. Kijk de server na, of stuur de gegevens in prefetch.',
  },
  'fhir-server-failed': {
    status: 412,
    type: 'transient',
    en: 'The FHIR server {why}. See to the server, or send the data in prefetch.',
    nl: 'De FHIR-server {why}. Kijk de server na, of stuur de gegevens in prefetch.',
  },
  'patient-not-found': {
    status: 412,
    type: 'not-found',
    en: 'The FHIR server does not have this patient. Send the id that the patient has on that server.',
    nl: 'De FHIR-server kent deze patiënt niet. Stuur het id dat de patiënt op die server heeft.',
  },
} as const satisfies Readonly<Record<string, Meaning>>
