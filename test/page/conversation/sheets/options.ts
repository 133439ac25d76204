import type { OptionsPart } from '../../../../src/conversation/sheet.ts'
import { both } from './both.ts'

const rows = [
  ['what', 'Wat u doet', 'What you do'],
  ['long', 'Hoe lang', 'How long'],
  ['group', 'Alleen of met een groep', 'Alone or in a group'],
  ['place', 'Online of in de buurt', 'Online or nearby'],
  ['language', 'Taal', 'Language'],
  ['cost', 'Wat het kost', 'What it costs'],
  ['known', 'Wat we weten', 'What is known'],
  ['drugs', 'Wat het vraagt van uw medicijnen', 'What it asks of your drugs'],
  ['checks', 'Wat er aan uw controles verandert', 'What changes in your check-ups'],
] as const

const cells = Object.fromEntries(
  rows.map(([code]) => [code, both('Samen leren anders eten.', 'Learning together to eat differently.')]),
)

/** What there is to choose. */
export const options: OptionsPart = {
  heading: both('Wat kan er hier?', 'What is there?'),
  texts: [both('Er zijn ook andere behandelingen: vraag ernaar.', 'There are other treatments too: ask about them.')],
  rows: rows.map(([code, nl, en]) => ({ code, text: both(nl, en) })),
  columns: [
    { id: 'as-now', kind: 'as-now', name: both('Zoals nu', 'As now'), cells },
    { id: 'myself', kind: 'myself', name: both('Zelf aan de slag', 'By myself'), cells },
    { id: 'learn', kind: 'programme', name: both('Samen anders eten', 'Eating differently together'), cells },
    {
      id: 'walk',
      kind: 'programme',
      name: both('Gecombineerde leefstijlinterventie', 'Combined lifestyle intervention'),
      cells,
    },
    { id: 'other', kind: 'drugs', name: both('Andere medicijnen', 'Other drugs'), cells },
  ],
  more: [{ id: 'swim', kind: 'programme', name: both('Zwemmen', 'Swimming'), cells }],
  notFitting: [
    { id: 'strict', name: both('Streng dieet', 'Strict diet'), why: both('Eerst de ogen.', 'The eyes first.') },
  ],
}
