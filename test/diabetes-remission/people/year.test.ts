import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type OpenPractice, openPractice } from '../pacing/visits.ts'
import { knowledge } from '../service.ts'
import { type Later, type Life, live } from './life.ts'

/** However busy the machine is, the store answers in time here. */
vi.mock('../../../src/store/database/deadline.ts', async (original) => {
  const real = await original<typeof import('../../../src/store/database/deadline.ts')>()
  return { ...real, atMost: (ms: number, work: Promise<unknown>) => real.atMost(ms * 100, work) }
})

let practice: OpenPractice
beforeAll(async () => {
  practice = await openPractice({ knowledge })
}, 120_000)
afterAll(() => practice?.close())

/** Seven days of a year, and what the summaries of the cards of each say. */
type Year = Readonly<Record<number, readonly string[]>>
/** What is done with a card on a day. */
type Deeds = Readonly<Record<number, (life: Life) => unknown>>

const goal = 'bespreek of remissie een doel is'
const alone = 'met alleen metformine: bespreek of afbouwen kan'
const metforminEnds = { end: '2027-01-08', status: 'completed' } as const

const years: readonly (readonly [id: string, told: string, year: Year, deeds?: Deeds, later?: Later])[] = [
  [
    'new-goal',
    'and nothing is done: two days, and again after a quarter',
    { 0: [goal], 3: [goal], 10: [], 20: [], 60: [], 95: [goal], 200: [goal] },
  ],
  [
    'lost-by-semaglutide',
    'and the answer is no: a year of silence',
    { 0: [goal], 14: [], 60: [], 120: [], 240: [], 364: [], 366: [goal] },
    { 0: (life) => life.dismiss(goal, 'patient-does-not-want') },
  ],
  [
    'severe-hypo-at-78',
    'and it was arranged: a week, and no goal as long as it is dangerous',
    {
      0: ['critical: Glucose 2,7'],
      5: [],
      10: ['critical: Glucose 2,7'],
      30: ['critical: Glucose 2,7'],
      60: ['critical: Glucose 2,7'],
      85: ['warning: HbA1c 51', goal],
      100: ['warning: HbA1c 51'],
    },
    { 0: (life) => life.dismiss('2,7', 'already-arranged') },
  ],
  [
    'low-on-metformin',
    'and a review is planned, done, and metformin ends: nothing between, then remission and the checks that are due',
    {
      0: [alone],
      7: [],
      39: [],
      60: [],
      130: ['HbA1c 46, nuchtere glucose 6,5'],
      140: ['HbA1c 46'],
      200: ['controle achterstallig'],
    },
    {
      0: (life) => life.press('Plan medicatiebeoordeling', { status: 'requested' }),
      39: (life) => life.endDrug('A10BA02', metforminEnds),
      140: (life) => life.press('Leg remissie vast'),
    },
    { hba1c: { '2027-04-08': 46 }, fasting: { '2027-04-08': 6.5 } },
  ],
  [
    'relapse',
    'and it was discussed, then recorded: told each time until then, after that a goal',
    {
      0: ['warning: Waarden passen niet meer'],
      10: ['warning: Waarden passen niet meer'],
      40: ['warning: Waarden passen niet meer'],
      41: [goal],
      60: [],
      100: [],
      200: [goal],
    },
    {
      0: (life) => life.dismiss('Waarden', 'already-discussed'),
      40: (life) => life.press('Leg einde van remissie vast'),
    },
  ],
  [
    'only-fasting-glucose',
    'and it is ordered, comes, and remission is recorded: asked once, and checks that are due',
    {
      0: ['overweeg een nuchtere glucose'],
      20: [],
      44: [],
      52: ['past bij remissie'],
      70: ['controle achterstallig'],
      150: [],
      200: ['controle achterstallig'],
    },
    { 0: (life) => life.press('Vraag nuchtere glucose aan'), 52: (life) => life.press('Leg remissie vast') },
    { fasting: { '2027-01-20': 6.3 } },
  ],
  [
    'lost-on-target-at-74',
    'and it was intended: asked on two days, then a review once a quarter',
    { 0: ['zoek eerst'], 7: ['zoek eerst'], 10: [alone], 30: [], 100: [alone], 150: [], 200: [alone] },
    { 7: (life) => life.press('Leg vast dat afvallen bedoeld was') },
  ],
  [
    'tight-at-72-on-glimepiride',
    'and it does not fit this patient: silent until it is lower by more than noise',
    {
      0: ['warning: HbA1c 52', goal],
      30: [],
      91: [goal],
      130: [],
      201: ['warning: HbA1c 49', goal],
      240: ['warning: HbA1c 49'],
      300: ['warning: HbA1c 49', goal],
    },
    { 0: (life) => life.dismiss('HbA1c 52', 'not-right-for-patient') },
    { hba1c: { '2027-02-28': 53, '2027-06-18': 49 } },
  ],
  [
    'glucose-26',
    'and not now: a warning stays, then its cause, and a goal only when a value says that it is over',
    {
      0: ['warning: Glucose 26,1'],
      3: ['warning: Glucose 26,1'],
      10: ['warning: Glucose 26,1'],
      20: ['warning: Glucose 26,1'],
      25: [goal],
      80: [],
      130: [goal],
    },
    { 0: (life) => life.dismiss('26,1', 'not-now') },
    { fasting: { '2026-12-22': 9.4 } },
  ],
  [
    'gli-completed',
    'and it is recorded, then regained: silent, and a goal when it is gone',
    { 0: ['Gedeeltelijke remissie'], 20: [], 100: [], 151: [goal], 160: [goal], 200: [], 300: [goal] },
    { 0: (life) => life.press('Leg gedeeltelijke remissie vast') },
    { weight: { '2027-04-29': 103 }, hba1c: { '2027-04-29': 57 } },
  ],
]

it.each(years.map(([id, told, ...lived]) => ({ id, told, lived })))('$id, $told', async ({ id, lived }) => {
  const [year, deeds = {}, later = {}] = lived
  const life = await live(practice, id, later)
  for (const [day, expected] of Object.entries(year)) {
    const cards = await life.visit(Number(day))
    const told = cards.map((card, at) => {
      const words = expected[at]
      return words !== undefined && card.includes(words) ? words : card
    })
    expect([day, told]).toEqual([day, expected])
    await deeds[Number(day)]?.(life)
  }
})
