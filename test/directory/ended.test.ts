import { describe, expect, it } from 'vitest'
import { why } from '../site/deployed.ts'
import { codeOf, fact, foundIn, offer, region, serve } from './served.ts'

it('an offer is on no card after its last day', async () => {
  const deployment = await region(
    offer('x', [{ url: 'offered-until', valueDate: '2026-11-22' }], { 'for-diabetes': true }),
  )
  const fits = (day: string) => why(deployment, {}, day).programmes?.find(({ id }) => id === 'x')
  expect(fits('2026-11-22')).toMatchObject({ fits: true, failed: [] })
  expect(fits('2026-11-23')).toMatchObject({ fits: false, failed: [{ kind: 'region' }] })
})

describe('what ends', () => {
  it('is told with its last day to who asks for it, and else not shown', async () => {
    const until = (day: string) => ({ url: 'offered-until', valueDate: day })
    const app = serve(await region(offer('gone', [until('2026-11-29')]), offer('last', [until('2026-11-30')])))
    expect(foundIn((await app.inject('/fhir/HealthcareService')).json()).map(({ id }) => id)).toEqual(['last'])
    const gone = await app.inject('/fhir/HealthcareService/gone')
    expect([gone.statusCode, codeOf(gone.json())]).toEqual([410, 'offer-ended'])
    expect(gone.json().issue[0].diagnostics).toContain('2026-11-29')
    await app.close()
  })

  it('are waiting times, prices and contracts; never who it is for, nor a day that is past', async () => {
    const old = ['2026-01-01', '2026-11-29'] as const
    const good = ['2026-11-01', '2026-11-30'] as const
    const app = serve(
      await region(
        offer(
          'x',
          [
            fact('waiting-time', 'acht weken', ...old),
            fact('price', '5 euro', ...good),
            fact('contract', 'oud', ...old),
            fact('contract', 'nieuw', ...good),
            { url: 'review-by', valueDate: '2026-01-01' },
          ],
          { 'age-from': 40, not: 'eating-disorder', 'checked-on': '2025-01-01' },
        ),
      ),
    )
    const { body } = await app.inject('/fhir/HealthcareService/x')
    expect(body).not.toMatch(/acht weken|"oud"/)
    for (const kept of ['5 euro', 'nieuw', 'age-from', 'eating-disorder', '"review-by","valueDate":"2026-01-01"'])
      expect(body).toContain(kept)
    await app.close()
  })
})
