import type { Meaning } from './meaning.ts'

/** What can be wrong with a request before what is asked in it is looked at. */
export const requestErrors = {
  'body-not-json': {
    status: 400,
    type: 'structure',
    en: 'The body is not JSON: it is empty, cut short, or something else. Send a CDS Hooks call as JSON, whole and without comments.',
    nl: 'De body is geen JSON: hij is leeg, afgebroken of iets anders. Stuur een CDS Hooks-aanroep als JSON, heel en zonder commentaar.',
  },
  'body-not-utf8': {
    status: 400,
    type: 'structure',
    en: 'The body has bytes that are not UTF-8. Send JSON in UTF-8, from a client that does not convert it on the way.',
    nl: 'De body heeft bytes die geen UTF-8 zijn. Stuur JSON in UTF-8, en laat niets onderweg omzetten.',
  },
  'body-forbidden-key': {
    status: 400,
    type: 'security',
    en: 'The body has a key that FHIR does not know and that is refused: __proto__, or constructor with prototype. Leave it out.',
    nl: 'De body heeft een naam die FHIR niet kent en die geweigerd wordt: __proto__, of constructor met prototype. Haal die eruit.',
  },
  'request-invalid': {
    status: 400,
    type: 'structure',
    en: 'The request is not a good one: {what}. Mend that, and send it again.',
    nl: 'Het verzoek klopt niet: {what}. Herstel dat, en stuur het opnieuw.',
  },
  'service-unknown': {
    status: 404,
    type: 'not-found',
    en: 'There is no service with this id. GET /cds-services lists those that there are.',
    nl: 'Er is geen dienst met dit id. GET /cds-services noemt welke er zijn.',
  },
  'example-unknown': {
    status: 404,
    type: 'not-found',
    en: 'There is no example with this name. GET /examples lists those that there are.',
    nl: 'Er is geen voorbeeld met deze naam. GET /examples noemt welke er zijn.',
  },
  'page-off': {
    status: 404,
    type: 'not-found',
    en: 'There is no page to look at here. Ask for JSON, or set TRY_PAGE=1.',
    nl: 'Hier is geen pagina om te bekijken. Vraag om JSON, of zet TRY_PAGE=1.',
  },
  'route-unknown': {
    status: 404,
    type: 'not-found',
    en: 'There is nothing at this path. GET / tells where to begin.',
    nl: 'Op dit pad is niets. GET / vertelt waar te beginnen.',
  },
  'method-not-allowed': {
    status: 405,
    type: 'not-supported',
    en: 'This path does not know that method. Use {allowed}.',
    nl: 'Dit pad kent die methode niet. Gebruik {allowed}.',
  },
  'request-timeout': {
    status: 408,
    type: 'timeout',
    en: 'The request did not come in whole in time. Send it again.',
    nl: 'Het verzoek kwam niet op tijd heel binnen. Stuur het opnieuw.',
  },
  'body-too-large': {
    status: 413,
    type: 'too-long',
    en: 'The body is larger than this service takes in. Send less, e.g. fewer years of observations, or have BODY_LIMIT raised.',
    nl: 'De body is groter dan de dienst aanneemt. Stuur minder, bijvoorbeeld minder jaren metingen, of laat BODY_LIMIT verhogen.',
  },
  'values-too-many': {
    status: 413,
    type: 'too-costly',
    en: 'The body has more values than FHIR data of that size have. Send the resources as your FHIR server gives them, and fewer at a time.',
    nl: 'De body heeft meer waarden dan FHIR-gegevens van die grootte hebben. Stuur de gegevens zoals uw FHIR-server ze geeft, en minder tegelijk.',
  },
  'work-too-much': {
    status: 413,
    type: 'too-costly',
    en: 'The call takes more work than the record of any patient. Send the resources as your FHIR server gives them, and fewer at a time.',
    nl: 'De aanroep vraagt meer werk dan het dossier van welke patiënt ook. Stuur de gegevens zoals uw FHIR-server ze geeft, en minder tegelijk.',
  },
  'media-type-unsupported': {
    status: 415,
    type: 'not-supported',
    en: 'The body must be JSON in UTF-8, as it is or packed with gzip. Send it so, with Content-Type: application/json.',
    nl: 'De body moet JSON in UTF-8 zijn, gewoon of ingepakt met gzip. Stuur hem zo, met Content-Type: application/json.',
  },
  'host-unknown': {
    status: 421,
    type: 'forbidden',
    en: 'This service answers to names of its own machine only. Call 127.0.0.1 or localhost, or have PUBLIC_URL name the host.',
    nl: 'Deze dienst luistert alleen naar namen van de eigen machine. Roep 127.0.0.1 of localhost aan, of zet de naam in PUBLIC_URL.',
  },
  'header-too-large': {
    status: 431,
    type: 'too-long',
    en: 'The headers are too large. Send shorter ones.',
    nl: 'De headers zijn te groot. Stuur kortere.',
  },
} as const satisfies Readonly<Record<string, Meaning>>
