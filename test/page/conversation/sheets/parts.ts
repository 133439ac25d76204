import type { CourseMeasure, GoalPart, Parts, WishesPart } from '../../../../src/conversation/sheet.ts'
import { both } from './both.ts'
import { options } from './options.ts'

const sugar: CourseMeasure = {
  measure: 'sugar',
  name: both('Langdurige bloedsuiker (HbA1c)', 'Long-term blood sugar (HbA1c)'),
  unit: 'mmol/mol',
  unitText: both('mmol/mol', 'mmol/mol'),
  points: [
    { date: '2024-10-02', value: 62 },
    { date: '2025-10-14', value: 59 },
    { date: '2026-04-20', value: 57 },
    { date: '2026-10-12', value: 56 },
  ],
  text: both(
    'Dat is hoger dan we willen. Vorig jaar was het 59, dus het gaat iets omlaag.',
    'That is higher than we want. Last year it was 59, so it goes down a little.',
  ),
  direction: 'down',
  limit: { value: 48, text: both('Remissie: onder 48', 'Remission: below 48') },
}

const pressure: CourseMeasure = {
  ...sugar,
  measure: 'pressure',
  name: both('Bloeddruk', 'Blood pressure'),
  unit: 'mm[Hg]',
  unitText: both('mm kwik', 'mm of mercury'),
  points: [
    { date: '2025-03-02', value: 138, second: 82 },
    { date: '2026-10-12', value: 142, second: 88 },
  ],
  text: both('Dat kan beter.', 'That could be better.'),
  limit: null,
}

const weight: CourseMeasure = {
  ...sugar,
  measure: 'mass',
  name: both('Gewicht', 'Weight'),
  unit: 'kg',
  unitText: both('kilo', 'kilos'),
  points: [{ date: '2026-10-12', value: 91.5 }],
  text: both('Wat u een jaar geleden woog, weten we niet.', 'What you weighed a year ago we do not know.'),
  direction: 'unknown',
  limit: null,
}

const marks = [
  ['waist', both('Buik', 'Waist'), 'too-high', both('te groot', 'too large')],
  ['pressure', both('Bloeddruk', 'Blood pressure'), 'too-high', both('te hoog', 'too high')],
  ['sugar', both('Bloedsuiker', 'Blood sugar'), 'good', both('goed', 'good')],
  ['hdl', both('HDL (goed vet)', 'HDL (good fat)'), 'too-low', both('te laag', 'too low')],
  ['fat', both('Vet in het bloed', 'Fat in the blood'), 'unknown', both('niet bekend', 'not known')],
] as const

const goal: GoalPart = {
  heading: both('Wat is remissie, en past het bij u?', 'What is remission, and does it suit you?'),
  choice: both('Er is iets te kiezen.', 'There is something to choose.'),
  texts: [
    both(
      'Remissie betekent: uw bloedsuiker is goed zonder diabetesmedicijnen.',
      'Remission means: your blood sugar is good without diabetes drugs.',
    ),
    both('Dat is niet genezen. De diabetes kan terugkomen.', 'That is not cured. The diabetes can come back.'),
  ],
  helps: [both('U heeft nog kort diabetes.', 'You have had diabetes for a short time.')],
  harder: [both('U gebruikt twee soorten medicijnen.', 'You use two kinds of drugs.')],
  questions: [both('Wie kookt er bij u thuis?', 'Who cooks at your home?')],
  studies: [
    {
      population: both(
        'In een onderzoek deden 298 mensen mee, 20 tot 65 jaar, met korte diabetes.',
        'In a study 298 people took part, 20 to 65 years old, with short diabetes.',
      ),
      figures: [
        {
          moment: both('Na 1 jaar', 'After 1 year'),
          groups: [
            {
              name: both('Met een streng dieet', 'With a strict diet'),
              yes: 46,
              yesText: both('46 mensen in remissie', '46 people in remission'),
              noText: both('54 mensen niet', '54 people not'),
            },
            {
              name: both('Zonder dit dieet', 'Without this diet'),
              yes: 4,
              yesText: both('4 mensen in remissie', '4 people in remission'),
              noText: both('96 mensen niet', '96 people not'),
            },
          ],
          source: {
            title: both('Een onderzoek', 'A study'),
            publisher: 'A journal',
            date: '2018',
            url: 'https://study.example/1',
          },
        },
      ],
      notes: [both('Dit zegt niet wat er bij u gebeurt.', 'This does not say what will happen to you.')],
    },
  ],
  notStudied: null,
  imprint: both('Deze tekst is van november 2026.', 'This text is of November 2026.'),
}

const wishes: WishesPart = {
  heading: both('Wat wilt u?', 'What do you want?'),
  ask: both(
    'Wat zou u graag anders willen? Zeg het in uw eigen woorden.',
    'What would you like to be different? Say it in your own words.',
  ),
  choices: [
    { code: 'fewer', text: both('Minder medicijnen', 'Fewer drugs') },
    { code: 'fitter', text: both('Fitter zijn', 'Being fitter') },
    { code: 'nothing', text: both('Niets veranderen', 'Changing nothing') },
  ],
  scales: [
    {
      code: 'importance',
      ask: both('Hoe belangrijk is dit voor u?', 'How important is this to you?'),
      after: both('Waarom geen lager cijfer?', 'Why not a lower figure?'),
    },
    {
      code: 'confidence',
      ask: both('Hoeveel vertrouwen heeft u dat het lukt?', 'How confident are you that it will work?'),
      after: both('Wat maakt het een punt hoger?', 'What would make it a point higher?'),
    },
  ],
  helpers: {
    ask: both('Wie kan u helpen?', 'Who can help you?'),
    choices: [
      { code: 'partner', text: both('Partner') },
      { code: 'neighbours', text: both('Buren', 'Neighbours') },
    ],
  },
  pillars: [
    { code: 'food', text: both('Eten', 'Food'), recorded: null },
    {
      code: 'smoking',
      text: both('Roken', 'Smoking'),
      recorded: both(
        'In het dossier staat: u rookt (2024). Klopt dat nog?',
        'The record says: you smoke (2024). Is that still right?',
      ),
    },
  ],
  readAlong: both('Lees mee.', 'Read along.'),
}

export const parts: Parts = {
  course: {
    heading: both('Waar staat u nu?', 'Where are you now?'),
    measures: [sugar, weight, pressure],
    marks: {
      now: marks.map(([mark, name, state, stateText]) => ({ mark, name, state, stateText })),
      // biome-ignore lint/suspicious/noThenProperty: the contract's name for the profile of before
      then: {
        date: '2025-10-14',
        marks: marks.map(([mark, name]) => ({ mark, name, state: 'good', stateText: both('goed', 'good') })),
      },
    },
    drugs: [
      {
        name: 'Metformine tablet 500 mg',
        what: both('voor uw bloedsuiker', 'for your blood sugar'),
        start: '2025-01-10',
        end: null,
        inUse: true,
      },
    ],
    texts: [both('U heeft 2 jaar diabetes.', 'You have had diabetes for 2 years.')],
    missing: [
      both(
        'Uw buikomvang: nog niet gemeten. Dat kan de praktijk meten.',
        'Your waist: not measured yet. The practice can.',
      ),
    ],
  },
  goal,
  wishes,
  options,
  safety: {
    heading: both('Veilig', 'Safe'),
    texts: [
      both(
        'Verander uw medicijnen niet zelf. Doe dat samen met ons.',
        'Do not change your drugs by yourself. Do that together with us.',
      ),
    ],
    call: [
      both('Bent u ziek en drinkt u weinig? Bel dezelfde dag.', 'Are you ill and drinking little? Call the same day.'),
    ],
    contact: both(
      'Bel uw huisarts. ’s Avonds en in het weekend de huisartsenpost. Bij bewusteloosheid 112.',
      'Call your GP. In the evening and at weekends the out-of-hours service. When unconscious 112.',
    ),
  },
  agreements: {
    heading: both('Afspraken', 'Agreements'),
    measure: [
      {
        code: 'sugar',
        text: both('Bloedsuiker over 3 maanden (HbA1c)', 'Blood sugar in 3 months (HbA1c)'),
        suggested: true,
      },
      { code: 'mass', text: both('Gewicht elke maand', 'Weight every month'), suggested: false },
    ],
    practiceDoes: [{ code: 'refer', text: both('Meldt u aan', 'Signs you up') }],
    again: [
      { code: 'quarter', text: both('over 3 maanden', 'in 3 months'), days: 91, suggested: true },
      { code: 'half', text: both('over 6 maanden', 'in 6 months'), days: 182, suggested: false },
    ],
    stays: [both('Uw ogen en voeten blijven we nakijken.', 'We keep checking your eyes and feet.')],
    teachBack: both(
      'Kunt u in uw eigen woorden zeggen wat we hebben afgesproken?',
      'Can you say in your own words what we agreed?',
    ),
    links: [{ text: both('Thuisarts'), url: 'https://thuisarts.example/diabetes' }],
  },
}
