import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Parts, Sheet } from '../../src/conversation/sheet.ts'
import { sheetOfFixture, start } from './asked.ts'
import { dutchIn } from './texts.ts'

const names = {
  good: 'candidate-two-years-bmi-32',
  insulin: 'insulin-long-duration',
  frail: 'frail-older-woman',
  met: 'remission-confirmed',
  eye: 'retinopathy-no-goal',
}

/** The people of whom the rulings on the page tell what is on it: the same things, in our words. */
describe('five people', () => {
  const app = start()
  const sheets = {} as Record<keyof typeof names, Sheet>
  beforeAll(async () => {
    for (const [who, name] of Object.entries(names)) sheets[who as keyof typeof names] = await sheetOfFixture(app, name)
  })
  afterAll(() => app.close())

  const partsOf = (who: keyof typeof names): Parts => {
    const { parts } = sheets[who]
    if (!parts) throw new Error(`${who} has no parts`)
    return parts
  }
  const measure = (who: keyof typeof names, name: string) =>
    partsOf(who).course.measures.find((each) => each.measure === name)
  const choices = (who: keyof typeof names) => partsOf(who).wishes.choices.map(({ code }) => code)
  const columns = (who: keyof typeof names) => partsOf(who).options.columns.map(({ id }) => id)
  const states = (who: keyof typeof names) =>
    Object.fromEntries((partsOf(who).course.marks?.now ?? []).map(({ mark, state }) => [mark, state]))
  const goalTexts = (who: keyof typeof names) => dutchIn(partsOf(who).goal.texts).join(' ')
  const safety = (who: keyof typeof names) => dutchIn(partsOf(who).safety).join(' ')
  const again = (who: keyof typeof names) => partsOf(who).agreements.again.find(({ suggested }) => suggested)?.code

  it('who reads the word remission, and in which order', () => {
    expect(Object.entries(sheets).map(([who, { goalShown, order }]) => [who, goalShown, order[0]])).toEqual([
      ['good', true, 'course'],
      ['insulin', true, 'course'],
      ['frail', false, 'safety'],
      ['met', true, 'course'],
      ['eye', false, 'course'],
    ])
    expect(partsOf('good').goal.heading.nl).toBe('Wat is remissie, en past het bij u?')
    expect([partsOf('frail'), partsOf('eye'), sheets.good.withoutGoal].map((parts) => parts?.goal.heading.nl)).toEqual(
      Array(3).fill('Waar werken we aan?'),
    )
  })

  it('1. where somebody stands', () => {
    expect(measure('good', 'hba1c')).toMatchObject({ direction: 'down', limit: { value: 48 } })
    expect(measure('good', 'hba1c')?.points.map(({ value }) => value)).toEqual([59, 56])
    expect(measure('good', 'hba1c')?.text.nl).toBe(
      'Uw langdurige bloedsuiker is 56. Dat is hoger dan we willen. In november 2024 was het 59. Het is dus lager.',
    )
    expect(measure('good', 'weight')).toMatchObject({ direction: 'unknown', text: { nl: 'U weegt 91 kilo.' } })
    expect(states('good')).toEqual({
      waist: 'too-high',
      'blood-pressure': 'too-high',
      glucose: 'too-high',
      hdl: 'too-low',
      triglycerides: 'good',
    })
    expect(partsOf('good').course.marks?.then).toBeNull()
    expect(dutchIn(partsOf('insulin').course.texts)).toEqual([
      'U heeft 17 jaar diabetes.',
      'U gebruikt twee soorten insuline en een tablet voor de bloedsuiker.',
    ])
    expect(measure('frail', 'hba1c')?.text.nl).toContain('Misschien zelfs lager dan nodig is.')
    expect(partsOf('frail').course.marks).toBeNull()
    expect(partsOf('frail').course.measures.map(({ limit }) => limit)).toEqual([null, null, null])
    expect(measure('met', 'hba1c')?.points.map(({ value }) => value)).toEqual([52, 43, 42])
    expect(measure('met', 'hba1c')?.direction).toBe('down')
    expect(dutchIn(partsOf('met').course.texts)).toContain('U gebruikt geen diabetesmedicijnen.')
    expect(measure('eye', 'blood-pressure')?.text.nl).toBe('Uw bloeddruk is 142 over 88. Dat kan beter.')
    expect(dutchIn(partsOf('eye').course.texts).join(' ')).toContain('schade van de diabetes')
  })

  it('2. what the goal is, with figures only for whom was studied', () => {
    expect(dutchIn(partsOf('good').goal.helps)).toEqual(['U heeft nog kort diabetes.', 'U gebruikt geen insuline.'])
    const pairs = partsOf('good')
      .goal.studies.flatMap(({ figures }) => figures)
      .map(({ moment, groups }) => [moment.nl, ...groups.map(({ yes }) => yes)])
    expect(pairs).toEqual([
      ['na 1 jaar', 46, 4],
      ['na 2 jaar', 36, 3],
    ])
    expect(partsOf('insulin').goal).toMatchObject({
      studies: [],
      notStudied: { nl: expect.stringContaining('zoals u') },
    })
    expect(goalTexts('insulin')).toContain('Minder insuline lukt vaker.')
    expect(goalTexts('frail')).toBe(
      'Voor u is het belangrijkst: geen te lage bloedsuiker, sterk blijven en niet vallen. Afvallen hoeft niet.',
    )
    expect(goalTexts('met')).toContain('Uw diabetes is in remissie. Dat is knap werk.')
    expect(goalTexts('met')).toContain('De diabetes is niet weg.')
    expect(partsOf('met').goal).toMatchObject({ studies: [], notStudied: null })
    expect(goalTexts('eye')).toContain('Uw ogen hebben extra zorg nodig.')
    expect(goalTexts('eye')).toContain('een goede bloeddruk, minder buik en meer bewegen')
    for (const who of ['frail', 'eye'] as const)
      expect(partsOf(who).goal).toMatchObject({ studies: [], notStudied: null, helps: [], harder: [] })
  })

  it('3. what somebody can wish for', () => {
    expect(choices('good')).toEqual(
      expect.arrayContaining(['less-medication', 'fitter', 'lose-weight', 'without-diabetes-drugs', 'nothing']),
    )
    expect(choices('good')).not.toContain('fewer-injections')
    expect(choices('insulin')).toContain('fewer-injections')
    expect(choices('frail')).not.toContain('lose-weight')
    expect(choices('frail')).toContain('stay-strong')
    expect(choices('eye')).toContain('lose-weight')
    expect([choices('eye'), choices('frail')].flat()).not.toContain('without-diabetes-drugs')
    expect(sheets.good.withoutGoal?.wishes.choices.map(({ code }) => code)).not.toContain('without-diabetes-drugs')
    expect(partsOf('met').wishes.ask.nl).toContain('vasthouden')
    expect(partsOf('frail').wishes.ask.nl).toContain('blijven doen')
  })

  it('4. what there is: nothing first but going on as now, and other drugs only above the target', () => {
    for (const who of ['good', 'insulin'] as const) {
      // In the order of the service, which is not told.
      const named = sheets[who].panel.explanation.decisions.flatMap(
        ({ result }) => (result.programmes ?? []) as string[],
      )
      expect(named.length).toBe(3)
      expect(columns(who)).toEqual(['as-now', 'myself', ...named, 'drugs'])
    }
    expect(columns('good')).toContain('kdo-gli')
    expect(columns('insulin')).toContain('kdo-plus')
    expect(columns('frail')).toEqual(['as-now', 'myself', 'nationale-diabetes-challenge'])
    expect(columns('met')).toEqual(['as-now', 'myself', 'nationale-diabetes-challenge'])
    expect(columns('eye')).not.toContain('kdo-gli')
    const plus = partsOf('insulin').options.columns.find(({ id }) => id === 'kdo-plus')
    expect(plus?.cells.drugs?.nl).toContain('samen een plan voor uw insuline')
    expect(partsOf('insulin').options.notFitting.find(({ id }) => id === 'kdo-gli')?.why.nl).toContain('medicijnen')
    expect(partsOf('eye').options.notFitting.find(({ id }) => id === 'kdo-gli')?.why.nl).toMatch(
      /doel.*Vraag het gerust/,
    )
    expect(partsOf('frail').options.notFitting.find(({ id }) => id === 'gli')?.why.nl).toMatch(/Vraag|overgewicht/)
  })

  it('5. what is safe', () => {
    expect(safety('good')).toContain('U kunt rustig beginnen.')
    expect(safety('good')).toContain('Bent u ziek en drinkt u weinig? Bel dezelfde dag.')
    for (const sentence of ['eerst samen uw insuline aanpassen', 'Meet vaker', 'onder de 4', 'Bel 112'])
      expect(safety('insulin')).toContain(sentence)
    expect(safety('frail')).toContain('Uw tablet voor de bloedsuiker (Glimepiride tablet 2mg) kan')
    expect(safety('frail')).toContain('Neem iets zoets')
    expect(sheets.frail.urgent).toMatchObject({ closes: false, text: { nl: expect.stringMatching(/^Eerst dit/) } })
    expect(safety('met')).toContain('U hoeft niet te wachten op de controle.')
    expect(safety('eye')).toContain('Ziet u ineens slechter')
    expect(safety('eye')).toContain('rustig aan')
    for (const who of ['insulin', 'frail', 'eye'] as const) expect(safety(who)).not.toContain('rustig beginnen')
  })

  it('6. when to see each other again', () => {
    expect((Object.keys(names) as (keyof typeof names)[]).map((who) => [who, again(who)])).toEqual([
      ['good', 'three-months'],
      ['insulin', 'week'],
      ['frail', 'two-weeks'],
      ['met', 'half-year'],
      ['eye', 'three-months'],
    ])
    const eyes = partsOf('eye').agreements.measure.find(({ code }) => code === 'fundus')
    expect(eyes?.suggested).toBe(true)
  })

  it('the panel tells what was kept back, and why', () => {
    const codes = (who: keyof typeof names) => sheets[who].panel.keptBack.map(({ code }) => code)
    expect(codes('frail')).toEqual(expect.arrayContaining(['older']))
    expect(sheets.frail.panel.explanation.decisions.length).toBeGreaterThan(5)
    expect(codes('good')).toEqual([])
  })
})
