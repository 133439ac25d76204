import type { PartName, Parts, Sheet } from '../../../../src/conversation/sheet.ts'
import type { Explanation } from '../../../../src/why/explanation.ts'
import { both } from './both.ts'
import { parts } from './parts.ts'

const order: readonly PartName[] = ['course', 'goal', 'wishes', 'options', 'safety', 'agreements']

const explanation: Explanation = {
  service: 'invented',
  asOf: '2026-11-30',
  knowledge: { version: '2026.11.0', hash: 'sha256:0' },
  patient: 'Patient/invented',
  facts: [
    { fact: 'sugar', value: 56, unit: 'mmol/mol', date: '2026-10-12', source: 'Observation/1', used: true },
    { fact: 'hidden', value: 6, unit: '1', date: '2026-10-12', source: 'Observation/2', used: true },
  ],
  decisions: [],
  orders: [],
  cards: [],
}

/** Somebody of whom much is known, and with whom everything may be spoken of. */
export const full: Sheet = {
  asOf: '2026-11-30',
  knowledge: explanation.knowledge,
  fits: true,
  mayName: true,
  before: order.map((part) => ({ part, shown: true, why: null })),
  goalShown: true,
  urgent: null,
  order,
  parts,
  withoutGoal: null,
  panel: {
    explanation,
    keptBack: [{ code: 'hidden', text: both('Kwetsbaar volgens het dossier.', 'Frail by the record.') }],
  },
  templates: {
    talk: { detail: { status: 'completed' } },
    talkWithoutGoal: { detail: { status: 'completed' } },
    refusal: {
      resourceType: 'Goal',
      lifecycleStatus: 'rejected',
      description: { text: 'refused' },
      subject: { reference: 'Patient/invented' },
    },
    referrals: {},
  },
}

/** The parts of somebody with whom the goal is not spoken of. */
export const quiet: Parts = {
  ...parts,
  course: { ...parts.course, measures: parts.course.measures.map((each) => ({ ...each, limit: null })) },
  goal: {
    ...parts.goal,
    heading: both('Waar werken we aan?', 'What do we work on?'),
    texts: [both('Voor u is nu het belangrijkst: sterk blijven.', 'What matters most to you now: staying strong.')],
    studies: [],
  },
}

export const withNotNow: Sheet = { ...full, withoutGoal: quiet }

/** Somebody with whom the goal is not spoken of, and for whom something comes first. */
export const frail: Sheet = {
  ...full,
  goalShown: false,
  parts: quiet,
  order: ['safety', 'course', 'goal', 'wishes', 'options', 'agreements'],
  urgent: { closes: true, text: both('Uw bloedsuiker kan te laag worden.', 'Your blood sugar can get too low.') },
  before: order.map((part) => ({
    part,
    shown: part !== 'options',
    why: part === 'options' ? both('Er past nu niets.', 'Nothing fits now.') : null,
  })),
}

/** A record with nothing in it. */
export const empty: Sheet = {
  ...full,
  parts: {
    ...parts,
    course: {
      ...parts.course,
      measures: [],
      marks: null,
      drugs: [],
      texts: [both('Er staat nog niets in het dossier.', 'There is nothing on record yet.')],
    },
    goal: {
      ...parts.goal,
      helps: [],
      harder: [],
      questions: [],
      studies: [],
      notStudied: both('Dit is niet goed onderzocht.', 'This was not studied well.'),
    },
    wishes: { ...parts.wishes, choices: [], pillars: [] },
    options: { ...parts.options, columns: [], more: [], notFitting: [] },
    agreements: { ...parts.agreements, measure: [], practiceDoes: [], again: [], stays: [], links: [] },
  },
}

/** Somebody for whom the page is not meant, and who may not be named. */
export const fitsNot: Sheet = { ...full, fits: false, mayName: false, order: [], parts: null, before: [] }
