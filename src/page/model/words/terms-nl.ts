/** Names of what the page shows that the knowledge has no words for, in Dutch; `terms-en.ts` has the same in English. */
export const termsNl = {
  /** Facts of "why?", and types of resources as facts of another patient are called. */
  named: {
    medication: 'medicatie',
    programme: 'leefstijlprogramma',
    talk: 'gesprek over leefstijl of behandeldoel',
    refusal: 'afwijzing door de patiënt',
    request: 'aanvraag, taak of doel',
    deceased: 'overleden',
    patient: 'patiëntgegevens',
    observation: 'metingen',
    condition: 'diagnoses',
    'medication-statement': 'medicatiegebruik',
    'medication-request': 'medicatieafspraken',
    'medication-dispense': 'verstrekkingen van de apotheek',
    procedure: 'verrichtingen',
    'care-plan': 'zorgplannen',
    goal: 'behandeldoelen',
    'service-request': 'verwijzingen en aanvragen',
    communication: 'gevoerde gesprekken',
    task: 'taken',
  } as Readonly<Record<string, string>>,
  /** A unit at one, and at any other number. */
  units: {
    '1': ['', ''],
    mo: ['maand', 'maanden'],
    a: ['jaar', 'jaar'],
    d: ['dag', 'dagen'],
    h: ['uur', 'uur'],
  } as Readonly<Record<string, readonly [one: string, more: string]>>,
  /** How a drug, a programme or a diagnosis stands. */
  states: {
    'in-use': 'in gebruik',
    ended: 'geëindigd',
    inactive: 'niet actueel',
    resolved: 'niet actueel',
    remission: 'in remissie',
  } as Readonly<Record<string, string>>,
}
