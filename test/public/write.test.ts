import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formOf } from '../../src/http/public/form.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { emptyDraft, faultsIn } from '../../src/page/model/directory/draft.ts'
import { regionFile } from '../../src/page/model/directory/region-file.ts'
import { hasBrowser, keep } from '../page/browser.ts'
import { deployed } from '../site/deployed.ts'
import { client } from '../token.ts'
import { violations } from './axe.ts'
import { servePublic } from './served.ts'

const form = formOf(await loadKnowledge({ cases: false }))

/** What a deployment makes of a file. */
async function read(content: unknown) {
  const { region } = await deployed('programmes: { file: regio.json }', { files: { 'regio.json': content } })
  return region
}

describe('the file that the form makes', () => {
  it('is read without a fault, whatever is chosen of the lists', async () => {
    const chosen = Object.fromEntries([
      ...form.coded.map(({ part, values }) => [part, values.map(({ value }) => value)]),
      ...['only-drugs', 'any-drug'].map((part) => [part, form.classes.map(({ value }) => value)]),
      ['has', form.conditions.map(({ value }) => value)],
      ['not', [...form.conditions, ...form.claims].map(({ value }) => value)],
      ...form.measures.flatMap(({ or }) => (or ? [[or.value, ['true']]] : [])),
      ...form.madeFor.map(({ value }) => [value, ['true']]),
    ])
    const measures = form.measures.map(({ value }) => [`${value}-from`, '27,5'])
    const facts = form.facts.flatMap((fact) => [
      [fact, 'iets'],
      [`${fact}.checked-on`, '1-11-2026'],
      [`${fact}.review-by`, '2027-11-01'],
    ])
    for (const diet of form.diets) {
      const said = {
        ...Object.fromEntries([...measures, ...facts]),
        id: 'x',
        name: 'X',
        comment: 'iedereen',
        diet: diet.value,
        'age-from': '18',
        'age-to': '80',
        url: 'https://x.example',
        phone: '050-1234567',
        latitude: '53,2',
        longitude: '6.5',
        municipality: 'Noorderdam, Zuiderveen',
        'easy-reading': 'no',
        'offered-until': '31-12-2027',
        'checked-on': '30 nov 2026',
        'review-by': '30-11-2027',
      }
      const draft = { said, chosen }
      expect(faultsIn(draft, form)).toEqual([])
      const { programmes, leftOut } = await read(regionFile([draft], form))
      expect(leftOut).toEqual([])
      expect(programmes[0]).toMatchObject({ id: 'x', diet: diet.value, checkedOn: '2026-11-30', until: '2027-12-31' })
      expect(programmes[0]?.local).toMatchObject({
        position: { latitude: 53.2, longitude: 6.5 },
        municipalities: ['Noorderdam', 'Zuiderveen'],
      })
    }
  })

  // A draft that is wrong -> the field, and whether the reader finds the same wrong, in the same words.
  it.each([
    ['no id', { id: '' }, 'id'],
    ['an id with a space', { id: 'a b' }, 'id'],
    ['the id of a national programme', { id: 'gli' }, 'id'],
    ['no name', { name: '' }, 'name'],
    ['no words for whom', { comment: '' }, 'comment'],
    ['a person', { provider: 'Mw. Peer' }, 'provider'],
    ['a mobile number', { phone: '06 12345678' }, 'phone'],
    ['ages that exclude everyone', { 'age-from': '70', 'age-to': '45' }, 'age-to'],
    [
      'a fact that is over before it was told',
      { price: 'x', 'price.checked-on': '1-11-2026', 'price.review-by': '1-10-2026' },
      'price',
    ],
    ['a place that is not on earth', { latitude: '530', longitude: '6' }, 'latitude'],
  ])('would be left out, as the form says before: %s', async (_what, more, field) => {
    const draft = { ...emptyDraft, said: { id: 'x', name: 'X', comment: 'iedereen', ...more } }
    const [fault] = faultsIn(draft, form)
    expect(fault?.field).toBe(field)
    const { leftOut } = await read(regionFile([draft], form))
    expect(leftOut.length).toBeGreaterThan(0)
    if (['provider', 'phone', 'age-to', 'price'].includes(field)) expect(leftOut[0]?.message).toBe(fault?.words.en)
  })

  it.each([
    ['a day that does not exist', { 'review-by': '31-02-2027' }, 'review-by'],
    ['years that are none', { 'age-from': 'jong' }, 'age-from'],
    ['half a position', { latitude: '53' }, 'latitude'],
    ['a fact without its days', { 'waiting-time': 'lang' }, 'waiting-time'],
    ['an address that is none', { url: 'javascript:alert(1)' }, 'url'],
  ])('is not made while something cannot be read: %s', (_what, more, field) => {
    const draft = { ...emptyDraft, said: { id: 'x', name: 'X', comment: 'iedereen', ...more } }
    expect(faultsIn(draft, form).map((fault) => fault.field)).toEqual([field])
  })
})

describe.skipIf(!hasBrowser())('the form', { timeout: 120_000 }, () => {
  let served: Awaited<ReturnType<typeof servePublic>>
  beforeAll(async () => {
    served = await servePublic(await deployed(''))
  })
  afterAll(() => served?.stop())

  async function download(page: Page) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download het bestand' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('regio.json')
    return JSON.parse(readFileSync(await file.path(), 'utf8'))
  }

  it('says what is wrong, then gives a file that is read as it was meant, and sends nothing of it', async () => {
    const { page, faults, close } = await served.see({}, '/aanbod/schrijven')
    await page.locator('.write').waitFor()
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`))
    await page.getByLabel('Aanbieder (geen persoon)').fill('Dhr. Appel')
    await page.getByRole('button', { name: 'Download het bestand' }).click()
    expect(await page.getByRole('status').textContent()).toBe('Nog 4 punten kloppen niet. Ze staan bij de velden.')
    expect(await page.locator('.amiss').first().textContent()).toBe('Id ontbreekt: vul het in')
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Id (letters, cijfers, streepjes)').fill('wandelclub')
    await page.getByLabel('Naam', { exact: true }).fill('Wandelclub')
    await page.getByLabel('Voor wie, in woorden').fill('wie wil wandelen')
    await page.getByLabel('Aanbieder (geen persoon)').fill('Buurthuis')
    await page.getByLabel('Leeftijd vanaf').fill('40')
    await page.getByRole('group', { name: 'Voor wie, in het overzicht' }).getByLabel('diabetes type 2').check()
    await page.getByRole('button', { name: 'Nog een aanbod' }).click()
    const second = page.getByRole('region', { name: 'Aanbod 2' })
    await second.getByLabel('Id (letters, cijfers, streepjes)').fill('cool-hier')
    await second.getByLabel('Naam', { exact: true }).fill('CooL hier')
    await second.getByLabel('Vorm van landelijk programma').selectOption('gli')
    const { programmes, leftOut } = await read(await download(page))
    expect(leftOut).toEqual([])
    expect(programmes).toMatchObject([
      {
        id: 'wandelclub',
        criteria: [{ kind: 'age', from: 40 }],
        listing: { audiences: ['diabetes'] },
        local: { provider: 'Buurthuis' },
      },
      { id: 'cool-hier', variantOf: 'gli' },
    ])
    expect(sent.filter((request) => !request.includes('blob:'))).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it.each([360, 1920])('fits on a screen %i pixels wide, dark too, and axe finds nothing', async (width) => {
    const { page, close } = await served.see(
      { viewport: { width, height: 800 }, colorScheme: 'dark' },
      '/programmes/write?lang=en',
    )
    await page.locator('.write').waitFor()
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    expect(await violations(page)).toEqual([])
    await keep(page, `write-${width}-dark`)
    await close()
  })

  it('is for who sits at this machine: not there where clients are configured', async () => {
    const others = await servePublic({ ...(await deployed('')), clients: [client()] })
    for (const url of ['/aanbod/schrijven', '/programmes/write', '/programmes/form'])
      expect([url, (await others.app.inject(url)).statusCode]).toEqual([url, 404])
    await others.stop()
  })
})
