import type { Observation } from 'fhir/r4.js'
import { afterAll, describe, expect, it } from 'vitest'
import { defaultSite } from '../../src/knowledge/site.ts'
import { bodyOf, sheetAbout, sheetOfFixture, start } from './asked.ts'
import { changed } from './changed.ts'
import { dutchIn } from './texts.ts'

const name = 'candidate-two-years-bmi-32'

describe('a record with little in it', () => {
  const app = start()
  afterAll(() => app.close())
  const patient = { resourceType: 'Patient', id: 'x', birthDate: '1970-01-01', gender: 'female' }
  const none = { resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] }
  const keys = Object.keys(bodyOf(changed(name, (resource) => resource)).prefetch)
  const nothing = Object.fromEntries(keys.map((key) => [key, key === 'patient' ? patient : none]))

  const notHad = 'We kunnen uw gegevens nu niet laten zien. Het gesprek kan doorgaan.'

  it.each([
    [
      'nothing on record',
      'Er staat nog niets in het dossier. We kunnen wel praten over wat u wilt.',
      { patientId: 'x', prefetch: nothing },
    ],
    ['nothing that could be had', notHad, { patientId: 'x', prefetch: { patient } }],
    ['not even the person', notHad, { patientId: 'x', prefetch: {} }],
  ])('%s: the talk goes on without it, and the goal is on no screen', async (_, said, body) => {
    const { fits, goalShown, parts, templates } = await sheetAbout(app, body)
    expect([fits, goalShown, parts?.course.measures, parts?.course.marks]).toEqual([true, false, [], null])
    expect(dutchIn(parts?.course.texts)).toContain(said)
    expect(parts?.options.columns.map(({ id }) => id)).toEqual(['as-now', 'myself'])
    expect(parts?.wishes.choices.map(({ code }) => code)).not.toContain('lose-weight')
    expect(JSON.stringify(parts)).not.toMatch(/remissi|remission/i)
    expect(JSON.stringify(parts?.safety)).not.toContain('rustig beginnen')
    expect(templates.talk.detail?.status).toBe('completed')
  })

  it('that it was not measured is said only where that is known', async () => {
    const missing = async (body: object) => dutchIn((await sheetAbout(app, body)).parts?.course.missing)
    expect(await missing({ patientId: 'x', prefetch: nothing })).toContainEqual(
      expect.stringContaining('nog niet gemeten'),
    )
    expect(await missing({ patientId: 'x', prefetch: { patient } })).toEqual(
      Array(4).fill(expect.stringContaining('geen meting die we kunnen gebruiken')),
    )
  })

  it('a value that cannot be true is no dot, and is not called unmeasured', async () => {
    const odd = changed(name, (resource) =>
      resource.id?.endsWith('-waist')
        ? ({
            ...resource,
            valueQuantity: { value: 1040, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' },
          } as Observation)
        : resource,
    )
    const { parts } = await sheetAbout(app, bodyOf(odd))
    expect(parts?.course.measures.map(({ measure }) => measure)).not.toContain('waist')
    expect(dutchIn(parts?.course.missing)).toEqual(['Buikomvang: we hebben nu geen meting die we kunnen gebruiken.'])
  })

  it('an old value is told with its month, and nothing is said of what it means', async () => {
    const { parts } = await sheetOfFixture(app, 'only-hba1c-missing')
    expect(parts?.course.measures[0]?.text.nl).toBe(
      'In oktober 2024 was uw langdurige bloedsuiker 46. Een nieuwere meting hebben we niet.',
    )
  })

  it('an HbA1c that cannot be relied on is drawn nowhere', async () => {
    const { parts } = await sheetOfFixture(app, 'hba1c-unreliable-thalassaemia')
    expect(parts?.course.measures.map(({ measure }) => measure)).not.toContain('hba1c')
  })
})

describe('for whom the page is not', () => {
  const app = start()
  afterAll(() => app.close())

  it.each([
    ['deceased', 'deceased', false],
    ['under-18', 'under-18', true],
    ['pregnant', 'pregnant', true],
    ['type-1-and-type-2', 'unclear-type', true],
    ['no-diabetes', 'not-type-2', true],
    ['prediabetes-bmi-31', 'not-type-2', true],
  ])('%s: nothing is drawn, and the reason stands in the panel', async (name, reason, mayName) => {
    const sheet = await sheetOfFixture(app, name)
    expect(sheet).toMatchObject({ fits: false, mayName, parts: null, withoutGoal: null, urgent: null, order: [] })
    expect(sheet.before.every(({ shown }) => !shown)).toBe(true)
    expect(sheet.panel.keptBack.map(({ code }) => code)).toContain(reason)
  })
})

describe('what is urgent', () => {
  const app = start()
  afterAll(() => app.close())

  it.each([
    ['severe-hypoglycaemia-on-insulin', true],
    ['sglt2-and-keer-diabetes-om', true],
    ['sulfonylurea-hypoglycaemia', false],
    ['frail-older-woman', false],
  ])('%s comes first, and closes the rest: %s', async (name, closes) => {
    const { urgent, order } = await sheetOfFixture(app, name)
    expect([urgent?.closes, order[0], urgent?.text.nl]).toEqual([closes, 'safety', expect.stringMatching(/^Eerst dit/)])
  })

  it('without a warning there is none', async () => {
    expect((await sheetOfFixture(app, name)).urgent).toBeNull()
  })
})

describe('whom to call', () => {
  it('is told without numbers, but for that of emergencies, where the site says none', async () => {
    const app = start()
    const { parts } = await sheetOfFixture(app, name)
    expect(parts?.safety.contact.nl).toMatch(/huisarts\..*huisartsenpost\..*Bel 112\.$/)
    await app.close()
  })

  it('is the practice by its numbers where the site says them', async () => {
    const practice = { name: 'Praktijk Boomgaard', phone: '010 000 0000', outOfHours: '010 111 1111' }
    const app = start({ site: { ...defaultSite, practice } })
    const { parts } = await sheetOfFixture(app, name)
    expect(parts?.safety.contact.nl).toBe(
      'Bel Praktijk Boomgaard: 010 000 0000. In de avond en in het weekend: 010 111 1111. Is iemand bewusteloos? Bel 112.',
    )
    await app.close()
  })
})
