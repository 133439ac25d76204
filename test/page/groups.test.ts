import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Introduction } from '../../src/examples/introduction.ts'
import type { CardKind, Outcome } from '../../src/examples/outcome.ts'
import { cardsByName, groupsOf } from '../../src/page/model/patients/groups.ts'
import { hasBrowser, open, pageForAll } from './browser.ts'

const person = (name: string): Introduction => ({
  name,
  family: name,
  sex: 'female',
  age: 50,
  line: { nl: '', en: '' },
})
const services = { one: { asks: { first: {}, second: {} } }, two: { asks: { first: {} } } }
const info = (service: string, rule: string): CardKind => ({ service, rule, indicator: 'info' })

describe('patients by outcome', () => {
  it('are grouped by their most urgent card: what is urgent, each rule in its order, nothing, unknown', () => {
    const outcomes = {
      a: [],
      b: [info('two', 'first')],
      c: [info('one', 'second')],
      d: [{ ...info('one', 'first'), indicator: 'warning' }, info('one', 'first')],
      e: [info('one', 'first')],
      f: [{ ...info('two', 'first'), indicator: 'critical' }],
      g: [info('one', 'second')],
    } satisfies Record<string, readonly CardKind[]>
    const told: readonly Outcome[] = Object.entries(outcomes).map(([name, cards]) => ({ name, cards }))
    const people = ['h', 'g', 'f', 'e', 'd', 'c', 'b', 'a'].map(person)
    const groups = groupsOf(people, cardsByName(told), services)
    expect(groups.map(({ key, people }) => [key, people.map(({ name }) => name).join('')])).toEqual([
      ['urgent', 'fd'],
      ['one/first', 'e'],
      ['one/second', 'cg'],
      ['two/first', 'b'],
      ['nothing', 'a'],
      ['unknown', 'h'],
    ])
  })

  it('are one group where the service tells of no outcomes', () => {
    expect(groupsOf([person('b'), person('a')], new Map(), services)).toMatchObject([
      { key: 'unknown', people: [{ name: 'a' }, { name: 'b' }] },
    ])
  })
})

describe.skipIf(!hasBrowser())('the list of patients on the page', { timeout: 120_000 }, () => {
  let page: Page
  let url: string
  pageForAll((opened, at) => {
    page = opened
    url = at
  })

  const groups = () => page.getByRole('navigation').locator('.group-of')

  it('stands in groups, urgent first and nothing to say last, under the questions of the rules', async () => {
    await groups().first().waitFor()
    const titles = await groups().locator('.group-title > span:first-child').allTextContents()
    expect(titles[0]).toBe('Let op')
    expect(titles.at(-1)).toBe('Niets te melden')
    expect(titles).toContain('Kan remissie een doel zijn?')
    const counts = await groups().evaluateAll((all) =>
      all.map((one) => [one.querySelector('.count')?.textContent, String(one.querySelectorAll('li').length)]),
    )
    for (const [said, there] of counts) expect(said).toBe(there)
  })

  it('tells the cards of each patient by a shape and in words, and they are those that opening gives', async () => {
    const { patients } = (await (await fetch(`${url}/page/outcomes`)).json()) as { patients: Outcome[] }
    const { patients: people } = (await (await fetch(`${url}/examples`)).json()) as { patients: Introduction[] }
    for (const name of ['Granaatappel', 'Banaan', 'Mango']) {
      const found = people.find(({ family }) => family === `Testpersoon-${name}`)
      const kinds = patients.find(({ name }) => name === found?.name)?.cards.map(({ indicator }) => indicator) ?? []
      const button = page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name} `) })
      const marks = await button.locator('svg.mark').evaluateAll((all) => all.map((one) => one.classList.item(1)))
      expect(marks).toEqual(kinds.length === 0 ? ['none'] : kinds)
      const words = { critical: 'Dringend', warning: 'Let op', info: 'Informatie' }
      const said = kinds.length === 0 ? 'Geen kaart' : `Kaarten: ${kinds.map((kind) => words[kind]).join(', ')}`
      expect(await button.textContent()).toContain(said)
      await open(page, name)
      const cards = await page.locator('.card').evaluateAll((all) => all.map((one) => one.classList.item(1)))
      expect(cards).toEqual(kinds)
    }
    const drawn = await page.locator('svg.mark .shape').evaluateAll((all) => all.map((one) => one.getAttribute('d')))
    expect(new Set(drawn).size).toBeGreaterThanOrEqual(3)
  })

  it('keeps its groups while it is searched', async () => {
    await page.getByPlaceholder('Zoek op naam of kenmerk').fill('Granaatappel')
    expect(await groups().count()).toBe(1)
    expect(await groups().locator('.group-title > span').first().textContent()).toBe('Let op')
    await page.getByText('1 voorbeeldpatiënt', { exact: true }).waitFor()
    await page.getByPlaceholder('Zoek op naam of kenmerk').fill('')
    await page.getByText(/^\d\d voorbeeldpatiënten$/).waitFor()
  })

  it('is there without groups when the service does not tell of outcomes', async () => {
    await page.route('**/page/outcomes', (route) => route.abort())
    await page.reload()
    await groups().first().waitFor()
    expect(await groups().count()).toBe(1)
    expect(await page.getByRole('navigation').locator('svg.mark').count()).toBe(0)
    await page.unroute('**/page/outcomes')
  })
})
