const nl = {
  title: 'Uitkomsten van wie begon met een programma',
  head: (from: string, to: string, asOf: string) => `Gestart van ${from} tot en met ${to}; gegevens tot ${asOf}.`,
  people: (count: number | null) => `Wie begon: ${count ?? 'minder dan getoond mag worden'}.`,
  outside: 'Begonnen, en niet meegeteld',
  why: {
    'not-adult': 'niet volwassen',
    'other-type': 'geen of een ander type diabetes',
    died: 'overleden',
    'start-of-data': 'misschien niet de eerste start',
  },
  beware:
    'Percentages zijn van wie bekend is. Het interval gaat over toeval; mensen van één praktijk lijken op elkaar, dus vergelijk er geen praktijken mee. “Alle mensen met diabetes type 2” is geen controlegroep.',
  many: 'Van meer dan een op de vijf is het onbekend: de balk is grijs.',
  cohort: 'Wie begon',
  reference: 'Alle mensen met diabetes type 2',
  columns: [
    'Na',
    'Groep',
    'Ja of aantal',
    'Nee',
    'Onbekend',
    'Vertrokken',
    '% van wie bekend (95 %-interval)',
    'Tussen',
    'Mediaan (kwartielen)',
  ],
  months: (count: number) => `${count} mnd`,
  tooFew: 'minder dan 10 mensen',
  hidden: 'verborgen',
  notYet: 'nog niet voorbij',
  defined: { ndf: 'Definitie: NDF', nhs: 'Definitie: NHS England', own: 'Eigen definitie' },
  other: 'English',
}

const en: typeof nl = {
  title: 'Outcomes of who started a programme',
  head: (from, to, asOf) => `Started from ${from} to ${to}; data until ${asOf}.`,
  people: (count) => `Who started: ${count ?? 'fewer than may be told'}.`,
  outside: 'Started, and not counted',
  why: {
    'not-adult': 'not adult',
    'other-type': 'no or another type of diabetes',
    died: 'died',
    'start-of-data': 'perhaps not the first start',
  },
  beware:
    'Percentages are of those known. The interval is about chance; people of one practice are alike, so compare no practices by it. “Everybody with type 2 diabetes” is no control group.',
  many: 'Of more than one in five it is unknown: the bar is grey.',
  cohort: 'Who started',
  reference: 'Everybody with type 2 diabetes',
  columns: [
    'After',
    'Group',
    'Yes or count',
    'No',
    'Unknown',
    'Left',
    '% of those known (95 % interval)',
    'Between',
    'Median (quartiles)',
  ],
  months: (count) => `${count} mo`,
  tooFew: 'fewer than 10 people',
  hidden: 'hidden',
  notYet: 'not over yet',
  defined: { ndf: 'Definition: NDF', nhs: 'Definition: NHS England', own: 'Our own definition' },
  other: 'Nederlands',
}

/** What the page says. */
export const words = { nl, en }
export type PageWords = typeof nl
