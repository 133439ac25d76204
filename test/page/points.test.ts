import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { anchor, fixtureNames, readFixture } from '../../src/examples/fixture.ts'
import { vocabularyOf } from '../../src/http/vocabulary.ts'
import type { Plot } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { panelsOf, undrawn } from '../../src/page/model/course/points.ts'
import { spanOf } from '../../src/page/model/course/span.ts'
import type { Explanation } from '../../src/why/explanation.ts'
import { callOf, serviceId, servicePath } from '../shipped.ts'

describe('what the page draws', () => {
  let app: ReturnType<typeof build>
  let plots: readonly Plot[] = []
  beforeAll(async () => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
    const knowledge = await loadKnowledge()
    app = build({ config, knowledge, today: () => anchor })
    ;({ plots } = vocabularyOf(knowledge, anchor).services[serviceId]?.course ?? { plots })
  })
  afterAll(() => app.close())

  async function explained(name: string): Promise<Explanation> {
    const url = `${servicePath}/explain`
    return (await app.inject({ method: 'POST', url, payload: callOf(readFixture(name)) })).json()
  }

  it.each(fixtureNames())('of %s every measurement is either a point or listed as not drawn', async (name) => {
    const explanation = await explained(name)
    const panels = panelsOf(explanation, plots)
    const drawn = panels.flatMap(({ points }) => points.map(({ index }) => index))
    const wanted = explanation.facts.flatMap(({ fact }, index) =>
      /^(hba1c|fasting-glucose|glucose|weight|systolic|diastolic)$/.test(fact) ? [index] : [],
    )
    expect([...drawn, ...undrawn(explanation, panels, plots)].sort((one, other) => one - other)).toEqual(wanted)
    const [begin, end] = spanOf(explanation, panels)
    for (const { points, unit } of panels)
      for (const { at, fact } of points) {
        expect(at >= begin && at <= end, fact.source).toBe(true)
        expect(fact.unit).toBe(unit)
      }
  })

  it('has the limits that the rules compared with, and the goal that the rule gave', async () => {
    const panels = panelsOf(await explained('candidate-two-years-bmi-32'), plots)
    const marks = Object.fromEntries(
      panels.map(({ name, marks }) => [name, marks.map(({ words, from, to }) => [words.nl, from, to])]),
    )
    expect(marks).toEqual({
      hba1c: [['remissie: onder {{value}}', 48, 48]],
      glucose: [['remissie, nuchter: onder {{value}}', 7, 7]],
      weight: [['doel {{to}} kg, liefst tot {{from}} kg', 77.4, 81.9]],
      'blood-pressure': [],
    })
  })

  it.each([
    ['sulfonylurea-hypoglycaemia', 'under 70 on a drug that can cause hypoglycaemia', [53]],
    ['frail-older-woman', 'from 70 on one', [58]],
    ['metformin-hba1c-46', 'without one', []],
  ])('draws of the limits of tight control only the one that holds: %s is %s', async (name, _, wanted) => {
    const hba1c = panelsOf(await explained(name), plots).find((panel) => panel.name === 'hba1c')
    expect(hba1c?.marks.flatMap(({ words, to }) => (words.en.startsWith('tight') ? [to] : []))).toEqual(wanted)
  })

  it('draws the low blood pressure only for whom the rule compares with it', async () => {
    const drawn = async (name: string) =>
      panelsOf(await explained(name), plots).some(({ marks }) =>
        marks.some(({ words }) => words.en.startsWith('systolic low')),
      )
    expect([await drawn('blood-pressure-after-weight-loss'), await drawn('metformin-hba1c-46')]).toEqual([true, false])
  })

  it('tells apart what decided, what was not needed, and what cannot be used', async () => {
    const states = async (name: string) =>
      panelsOf(await explained(name), plots).flatMap(({ points }) =>
        points.map(({ state, fact }) => `${state} ${fact.used ? '' : fact.reason}`),
      )
    expect(await states('candidate-two-years-bmi-32')).toEqual(expect.arrayContaining(['used ', 'left superseded']))
    expect(await states('zero-hba1c-and-odd-units')).toContain('unfit implausible')
  })
})
