import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixtureNames } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { hasBrowser, keep } from '../page/browser.ts'
import { deployed } from '../site/deployed.ts'
import { client } from '../token.ts'
import { violations } from './axe.ts'
import { servePublic } from './served.ts'

const { explained } = await loadKnowledge({ cases: false })

it('practises with people that there are', () => {
  expect(explained.practice?.people.filter((name) => !fixtureNames().includes(name))).toEqual([])
})

describe.skipIf(!hasBrowser())('the page of the explanation', { timeout: 120_000 }, () => {
  let served: Awaited<ReturnType<typeof servePublic>>
  beforeAll(async () => {
    served = await servePublic(await deployed(''))
  })
  afterAll(() => served?.stop())

  async function see(path = '/uitleg', options = {}) {
    const seen = await served.see(options, path)
    await seen.page.locator('.explained[aria-busy="false"]').waitFor()
    return seen
  }

  it('explains to people, each text with its source and its day, and first of all to change no drug alone', async () => {
    const { page, faults, close } = await see()
    expect(await page.title()).toBe('Uitleg over remissie van diabetes · Remissiewijzer')
    expect(await page.locator('.alone').textContent()).toContain('Verander uw medicijnen niet alleen.')
    const texts = explained.texts.filter((text) => text.for === 'people')
    expect(await page.locator('.told h2').allTextContents()).toEqual(texts.map(({ title }) => title.nl))
    for (const told of await page.locator('.told .small').allTextContents())
      expect(told).toMatch(/^Bron: .+ \(\d{4}.*\)\. Nagekeken op 30 november 2026\./)
    const notAlone = page.locator('#not-the-only-way')
    expect(await notAlone.locator('strong').textContent()).toBe('Verander uw medicijnen niet alleen.')
    expect(faults).toEqual([])
    await close()
  })

  it('marks every example as invented, on paper too, after the facts', async () => {
    const { page, close } = await see()
    await page.emulateMedia({ media: 'print' })
    const examples = await page.locator('.examples li').allTextContents()
    expect(examples).toHaveLength(10)
    for (const example of examples) expect(example).toMatch(/^Verzonnen voorbeeld\. Het lukte( niet)?\./)
    expect(await page.locator('.examples li').first().isVisible()).toBe(true)
    const order = await page.locator('.told, .examples').evaluateAll((all) => all.map(({ className }) => className))
    expect(order.at(-1)).toBe('examples')
    await close()
  })

  it.each(['light', 'dark'] as const)(
    'axe finds nothing in any part, and each fits every screen, %s',
    async (colorScheme) => {
      const { page, close } = await see('/explained?lang=en', { colorScheme })
      for (const part of ['For you', 'For professionals', 'Practise']) {
        await page.getByRole('button', { name: part }).click()
        if (part === 'Practise') await page.locator('.questions').waitFor()
        expect(await violations(page)).toEqual([])
        for (const width of [360, 768, 1280, 1920]) {
          await page.setViewportSize({ width, height: 800 })
          expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
            0,
          )
          await keep(page, `explained-${part.split(' ').at(-1)?.toLowerCase()}-${width}-${colorScheme}`)
        }
      }
      expect(page.url()).toMatch(/\?lang=en&part=practice$/)
      await page.goBack()
      await page.getByRole('heading', { name: 'What the rules decide' }).waitFor()
      await close()
    },
  )

  const answer = async (page: Page, choices: readonly string[]) => {
    const selects = page.locator('.questions select')
    await selects.first().waitFor()
    for (const [index, choice] of choices.entries()) await selects.nth(index).selectOption(choice)
    await page.getByRole('button', { name: 'Laat zien wat de dienst besloot' }).click()
  }

  it('lets somebody say what they would do, then shows what the service decided and why, without a score', async () => {
    const { page, faults, close } = await see('/uitleg?part=practice')
    await page.locator('.questions').waitFor()
    const before = await page.locator('.practice').textContent()
    // What is true of the person in a line would give the answer away.
    expect(before).not.toContain('Goede kandidaat')
    expect(before).toContain('Metformine tablet 500mg')
    await page.getByRole('button', { name: 'Laat zien wat de dienst besloot' }).click()
    expect(await page.getByRole('alert').textContent()).toBe('Beantwoord eerst elke vraag.')
    await answer(page, ['none', 'favourable', 'metformin', 'kdo-gli'])
    const compared = page.locator('.compared')
    expect(await compared.textContent()).toContain('U: nu geen van dezeDe dienst: remissie anders')
    expect(await compared.textContent()).toContain('U: groter dan gemiddeldDe dienst: groter dan gemiddeld hetzelfde')
    expect(await compared.textContent()).toContain('Keer Diabetes2 Om GLI hetzelfde')
    expect(await compared.textContent()).toMatch(/Waarom: .+Bron: /)
    expect(await page.locator('.practice').textContent()).not.toMatch(/\bscore\b|\bgoed\b|\bfout gedaan\b/i)
    await keep(page, 'practice-compared')
    expect(faults).toEqual([])
    await close()
  })

  it('goes on to the last person, says what to read, and keeps nothing', async () => {
    const { page, close } = await see('/uitleg?part=practice')
    const people = explained.practice?.people ?? []
    for (const index of people.keys()) {
      await page.getByRole('heading', { name: `Patiënt ${index + 1} van ${people.length}` }).waitFor()
      await answer(page, ['unknown', 'small', 'none', 'none'])
      const next = index + 1 < people.length ? 'Volgende patiënt' : 'Klaar'
      await page.getByRole('button', { name: next }).click()
    }
    await page.getByText('Dat waren alle patiënten. Lees hier verder:').waitFor()
    expect(await page.locator('.links li').count()).toBeGreaterThan(0)
    expect(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length')).toBe(0)
    await page.reload()
    await page.getByRole('heading', { name: `Patiënt 1 van ${people.length}` }).waitFor()
    await close()
  })
})

describe.skipIf(!hasBrowser())('practice', { timeout: 120_000 }, () => {
  it('is not there where clients are configured, and says so', async () => {
    const served = await servePublic({ ...(await deployed('')), clients: [client()] })
    const { page } = await served.see({}, '/uitleg?part=practice')
    expect(await page.locator('.note').textContent()).toContain('Oefenen kan hier niet')
    await served.stop()
  })
})
