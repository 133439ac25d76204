import type { Meaning } from './meaning.ts'

/** What can be wrong with what is asked of the directory. */
export const directoryErrors = {
  'search-invalid': {
    status: 400,
    type: 'value',
    en: 'The search cannot be understood: {what}. GET /fhir/metadata lists what can be searched.',
    nl: 'De zoekvraag is niet te begrijpen: {what}. GET /fhir/metadata noemt waarop te zoeken is.',
  },
  'search-parameter-unknown': {
    status: 400,
    type: 'not-supported',
    en: 'The search has a parameter that is not known, and asks for strict handling. GET /fhir/metadata lists those that are; without Prefer: handling=strict it is left out.',
    nl: 'De zoekvraag heeft een onbekende parameter en vraagt om strenge behandeling. GET /fhir/metadata noemt de bekende; zonder Prefer: handling=strict blijft hij buiten beschouwing.',
  },
  'programme-unknown': {
    status: 404,
    type: 'not-found',
    en: 'There is no programme or offer with this id here. Search the directory for those that there are.',
    nl: 'Er is hier geen programma of aanbod met dit id. Zoek in het overzicht welke er zijn.',
  },
  'measure-unknown': {
    status: 404,
    type: 'not-found',
    en: 'There is no measure with this id here. Search /fhir/Measure for those that there are.',
    nl: 'Er is hier geen maat met dit id. Zoek met /fhir/Measure welke er zijn.',
  },
  'format-unsupported': {
    status: 406,
    type: 'not-supported',
    en: 'The directory is given as JSON only. Ask for application/fhir+json, or leave _format out.',
    nl: 'Het overzicht is er alleen als JSON. Vraag om application/fhir+json, of laat _format weg.',
  },
  'offer-ended': {
    status: 410,
    type: 'deleted',
    en: 'This offer ended on {day}. Search the directory for what there is now.',
    nl: 'Dit aanbod is gestopt op {day}. Zoek in het overzicht wat er nu is.',
  },
} as const satisfies Readonly<Record<string, Meaning>>
