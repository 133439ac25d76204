import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../public/axe.ts'
import { serviceId } from '../shipped.ts'
import { answered, hasBrowser, keep, open, type Served, servePage } from './browser.ts'

describe.skipIf(!hasBrowser())('the page for everyone', { timeout: 120_000 }, () => {
  let served: Served
  beforeAll(async () => {
    served = await servePage()
  })
  afterAll(() => served?.stop())

  it.each(['light', 'dark'] as const)('axe finds nothing in any view, %s', async (colorScheme) => {
    const { page, faults, close } = await served.see({ colorScheme })
    await page.getByText('voorbeeldpatiënten').waitFor()
    expect(await violations(page)).toEqual([])
    await open(page, 'Granaatappel')
    await page.locator('.charts figure').first().waitFor()
    expect(await violations(page)).toEqual([])
    await keep(page, `consult-${colorScheme}`)
    await page.getByRole('button', { name: 'Tabel' }).click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Plan medicatiebeoordeling' }).click()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    for (const view of ['Waarom', 'Proberen', 'Berichten']) {
      await page.getByRole('tab', { name: view }).click()
      expect(await violations(page)).toEqual([])
    }
    await page.getByRole('button', { name: 'Eigen dossier' }).click()
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it.each([360, 1920])('fits on a screen %i pixels wide, in every view', async (width) => {
    const { page, close } = await served.see({ viewport: { width, height: 800 } })
    const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    await page.getByText('voorbeeldpatiënten').waitFor()
    expect(await overflow()).toBeLessThanOrEqual(0)
    await open(page, 'Granaatappel')
    await page.locator('.charts figure').first().waitFor()
    expect(await overflow()).toBeLessThanOrEqual(0)
    for (const more of await page.locator('.unfold-card').all()) await more.click()
    expect(await overflow()).toBeLessThanOrEqual(0)
    await keep(page, `consult-${width}`)
    for (const view of ['Waarom', 'Proberen', 'Berichten']) {
      await page.getByRole('tab', { name: view }).click()
      expect(await overflow()).toBeLessThanOrEqual(0)
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
      expect(await overflow()).toBeLessThanOrEqual(0)
      await keep(page, `${view.toLowerCase()}-${width}`)
    }
    await close()
  })

  it('says nothing of patients before the service has told of them, so that nothing moves', async () => {
    const { page, close } = await served.see()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/examples', async (route) => {
      await held
      await route.continue()
    })
    await page.reload()
    await page.locator('main[aria-busy="true"]').waitFor()
    expect(await page.locator('body').textContent()).not.toMatch(/voorbeeldpatiënten|Wat doet deze dienst/)
    release()
    await page.getByText('voorbeeldpatiënten').waitFor()
    await page.getByRole('heading', { name: 'Wat doet deze dienst?' }).waitFor()
    await close()
  })

  it('a whole consult goes by keyboard alone', async () => {
    const { page, close } = await served.see()
    await page.getByText('voorbeeldpatiënten').waitFor()
    const focused = () => page.locator(':focus')
    const tabTo = async (name: string | RegExp) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab')
        const text = (await focused().getAttribute('aria-label')) ?? (await focused().textContent()) ?? ''
        if (text.match(name)) return
      }
      throw new Error(`the focus never came to ${name}`)
    }
    await tabTo(/Naar de inhoud/)
    await tabTo(/^Nederlands$/)
    await tabTo(/^Eigen dossier$/)
    await page.keyboard.press('Tab')
    await page.keyboard.type('Banaan')
    await tabTo(/^Banaan/)
    await page.keyboard.press('Enter')
    await page.locator('.banner h1').waitFor()
    await answered(page)
    expect(await focused().textContent()).toMatch(/^Testpersoon-Banaan/)
    await tabTo(/^Consult$/)
    await page.keyboard.press('ArrowRight')
    expect(await focused().textContent()).toBe('Waarom')
    await page.keyboard.press('ArrowLeft')
    await tabTo(/^Verwijs naar Keer Diabetes2 Om GLI$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(/^Onderteken$/)
    await page.keyboard.press('Enter')
    await page.getByText('Verwijs naar Keer Diabetes2 Om GLI: vastgelegd op deze pagina.').waitFor()
    await close()
  })

  it('keeps nothing of a patient in the address or in any storage', async () => {
    const { page, close } = await served.see()
    const example = 'candidate-two-years-bmi-32'
    await open(page, 'Banaan')
    expect(decodeURIComponent(page.url())).toBe(`${served.url}/#service=${serviceId}&patient=${example}`)
    const { context, prefetch } = await (await fetch(`${served.url}/examples/${example}`)).json()
    await page.getByRole('button', { name: 'Eigen dossier' }).click()
    await page.getByLabel('FHIR (JSON)').fill(JSON.stringify({ context, prefetch }))
    await page.getByRole('button', { name: 'Open dossier' }).click()
    await answered(page)
    expect(decodeURIComponent(page.url())).toBe(`${served.url}/#service=${serviceId}&patient=opened`)
    const kept = 'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])'
    expect(await page.evaluate(kept)).toBe('[{},{},"",null]')
    expect(await page.evaluate('indexedDB.databases()')).toEqual([])
    await close()
  })

  it('text of a patient stays text wherever it is shown', async () => {
    const { page, faults, close } = await served.see()
    const evil = `<img src=x onerror="window.hit=1"><script>window.hit=1</script>[k](javascript:window.hit=1)**b**`
    const [name] = ['drug-name-with-markdown']
    const call = await (await fetch(`${served.url}/examples/${name}`)).json()
    const texts = ['family', 'display', 'text', 'title', 'description', 'valueString', 'comment', 'given']
    const spoilt = JSON.stringify(call, (key, value) =>
      typeof value === 'string' && texts.includes(key) ? `${value}${evil}` : value,
    )
    await page.getByRole('button', { name: 'Eigen dossier' }).click()
    await page.getByLabel('FHIR (JSON)').fill(spoilt)
    await page.getByRole('button', { name: 'Open dossier' }).click()
    await answered(page)
    await page.locator('.charts figure').first().waitFor()
    expect(await page.locator('.course').textContent()).toContain('<img src=x')
    for (const view of ['Waarom', 'Proberen', 'Berichten', 'Consult']) {
      await page.getByRole('tab', { name: view }).click()
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
      expect(await page.locator('#page :is(img, script, iframe, object, a[href^="javascript"])').count()).toBe(0)
    }
    expect(await page.evaluate('window.hit')).toBeUndefined()
    expect(faults).toEqual([])
    await close()
  })

  it('is served with a policy that allows nothing inline and nothing from elsewhere', async () => {
    const response = await fetch(served.url, { headers: { accept: 'text/html' } })
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(await response.text()).not.toMatch(/<style|<script(?![^>]* src=)|style=| on\w+=/)
  })
})
