import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { anchor, fixtureNames, readFixture } from '../../src/examples/fixture.ts'
import { vocabularyOf } from '../../src/http/vocabulary.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Speaker } from '../../src/page/language.ts'
import { termsNl } from '../../src/page/model/words/terms-nl.ts'
import { nl } from '../../src/page/model/words/words-nl.ts'
import { whyNl } from '../../src/page/model/words/words-nl-why.ts'
import { written } from '../../src/page/why/written.ts'
import type { Explanation } from '../../src/why/explanation.ts'
import { callOf, servicePath } from '../shipped.ts'

/** Units that are written alike in both languages. */
const alike = ['mmol/mol', 'mmol/L', 'pmol/L', 'mg/mmol', 'kg', 'cm', 'cm/m', '%']

describe('the page has words for', () => {
  let app: ReturnType<typeof build>
  let knowledge: Knowledge
  beforeAll(async () => {
    knowledge = await loadKnowledge()
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
    app = build({ config, knowledge, today: () => anchor })
  })
  afterAll(() => app.close())

  const term = (code: string) => vocabularyOf(knowledge, anchor).words[code]?.nl ?? termsNl.named[code]
  const speaker = () =>
    ({
      say: { ...nl, ...whyNl, ...termsNl },
      term: (code: string) => term(code) ?? code,
      unit: (unit: string, count: number) => termsNl.units[unit]?.[count === 1 ? 0 : 1] ?? unit,
      number: String,
    }) as unknown as Speaker

  it.each(fixtureNames())('all that "why?" tells of %s', async (name) => {
    const url = `${servicePath}/explain`
    const answer = await app.inject({ method: 'POST', url, payload: callOf(readFixture(name)) })
    const { facts, decisions } = answer.json<Explanation>()
    const named = [...facts.map(({ fact }) => fact), ...decisions.flatMap(({ missing }) => missing)]
    expect(named.filter((code) => term(code) === undefined)).toEqual([])
    const units = [...facts, ...decisions.flatMap(({ values }) => values)].flatMap(({ unit }) => unit ?? [])
    const unknown = units.filter((unit) => !alike.includes(unit) && !termsNl.units[unit] && !term(`unit.${unit}`))
    expect(unknown).toEqual([])
    const texts = facts.map((fact) => written(fact, speaker()))
    expect(texts.filter((text) => /\((?:in-use|ended|running|over|planned|referral|remission)\)/.test(text))).toEqual(
      [],
    )
  })

  it.each([
    ['medication', 'metformin (in-use): Metformine 500 mg', 'Metformine 500 mg (metformine, in gebruik)'],
    [
      'medication',
      'metformin + sglt2 (ended): Combi: (10 mg)',
      'Combi: (10 mg) (metformine + SGLT2-remmer, geëindigd)',
    ],
    ['medication', ' (in-use): NN-12', ' (in-use): NN-12'],
    ['programme', 'gli (running)', 'Gecombineerde leefstijlinterventie (GLI) (loopt)'],
    ['type-2', 'T90.02 (remission)', 'T90.02 (in remissie)'],
    ['foot-exam', 'geen afwijkingen', 'geen afwijkingen'],
    ['foot-exam', 'sims 1 (links)', 'sims 1 (links)'],
    ['birth-date', 1, '1 jaar'],
    ['gfi', 4, '4'],
    ['sex', 'female', 'vrouw'],
    ['talk', true, 'ja'],
    ['hba1c', null, 'geen waarde'],
  ])('the value of a fact: %s %s', (fact, value, text) => {
    const unit = { 'birth-date': 'a', gfi: '1' }[fact] ?? null
    const told = { fact, value, unit, date: null, source: 'Patient/p', used: true } as const
    expect(written(told, speaker())).toBe(text)
  })
})
