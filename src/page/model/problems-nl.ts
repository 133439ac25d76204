import type { ErrorCode } from '../../errors.ts'

/**
 * What an error of the service means on this page, in Dutch, with what to do. In English the service says it itself. Errors that the
 * page cannot bring about are left to the service.
 * @see docs/errors.md
 */
export const problemsNl = {
  'patient-id-invalid': 'Het id van de Patient is geen FHIR-id. Gebruik hoogstens 64 letters, cijfers, - en punt.',
  'prefetch-other-patient': 'De gegevens horen bij een andere patiënt. Open het dossier van één patiënt.',
  'prefetch-unusable':
    'Een deel van het dossier is niet te gebruiken, bijvoorbeeld omdat het van een andere patiënt is. Stuur de gegevens zoals een FHIR-server ze geeft.',
  'body-forbidden-key': 'In het dossier staat een naam die niet mag (__proto__ of constructor). Haal die eruit.',
  'body-too-deep': 'Dit is dieper genest dan FHIR ooit is. Stuur de gegevens zoals een FHIR-server ze geeft.',
  'body-too-large': 'Het dossier is groter dan de dienst aanneemt. Stuur minder, bijvoorbeeld minder jaren metingen.',
  'data-missing': 'Gegevens die de dienst nodig heeft, ontbreken in het dossier.',
  'as-of-invalid': 'Deze dag bestaat niet. Kies een andere dag, of vandaag.',
  'not-conformant': 'De dienst staat op streng en neemt deze vraag niet aan. De beheerder kan STRICT uitzetten.',
  'value-refused':
    'De database kan een waarde hieruit niet bewaren. Stuur dit niet nog eens; meld het bij de beheerder.',
  'fhir-server-failed': 'De FHIR-server gaf geen bruikbaar antwoord. Controleer of hij draait, en zoek opnieuw.',
  'fhir-server-timeout': 'De FHIR-server antwoordde niet op tijd. Wacht even en zoek opnieuw.',
  'fhir-server-invalid': 'Het adres van de FHIR-server klopt niet. Kies een server uit de lijst.',
  'fhir-server-not-allowed':
    'Deze FHIR-server staat niet op de lijst van de dienst. De beheerder kan hem toevoegen aan FHIR_SERVERS.',
  'patient-not-found': 'De FHIR-server kent deze patiënt niet. Zoek opnieuw.',
  'example-unknown': 'Deze voorbeeldpatiënt is er niet meer. Laad de pagina opnieuw.',
  'service-unknown': 'Deze dienst is er niet meer. Laad de pagina opnieuw.',
  'route-unknown': 'De dienst kent deze vraag niet. Laad de pagina opnieuw.',
  'token-missing': 'De dienst beantwoordt alleen bekende systemen; deze pagina is er geen. De beheerder weet meer.',
  'request-timeout': 'Het versturen duurde te lang. Probeer het opnieuw.',
  'too-many-calls': 'Dit waren te veel vragen in een minuut. Wacht even en probeer het opnieuw.',
  overloaded: 'De dienst heeft het te druk. Wacht even en probeer het opnieuw.',
  'shutting-down': 'De dienst stopt. Probeer het zo opnieuw.',
  internal: 'Er ging iets mis in de dienst. Meld het bij de beheerder.',
} as const satisfies Partial<Record<ErrorCode, string>>
