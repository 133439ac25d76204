import { describe, expect, it } from 'vitest'
import { fact, offer, region, serve } from './served.ts'

const code = (url: string, valueCode: string) => ({ url, valueCode })

// what is wrong -> the part, what of the resource besides, the element that is named, and the words
const faults: Readonly<
  Record<string, readonly [parts: readonly object[], more: object, element: string, words: string]>
> = {
  'a part that is misspelt': [
    [code('for-who', 'diabetes')],
    {},
    'extension[1].extension[0].url',
    '"for-who" is no part of programme-offer: use for-whom',
  ],
  'an audience that is not listed': [
    [code('for-whom', 'everybody')],
    {},
    'extension[1].extension[0].valueCode',
    'the part "for-whom" needs a good valueCode',
  ],
  'a line of care that is none': [[code('line', '5')], {}, 'extension[1].extension[0].valueCode', 'the part "line"'],
  'a payer as words': [
    [{ url: 'paid-by', valueString: 'gemeente' }],
    {},
    'extension[1].extension[0].valueCode',
    'the part "paid-by"',
  ],
  'a language that is not listed': [
    [code('language', 'xx')],
    {},
    'extension[1].extension[0].valueCode',
    'the part "language"',
  ],
  'a position off the earth': [
    [
      {
        url: 'position',
        extension: [
          { url: 'latitude', valueDecimal: 530 },
          { url: 'longitude', valueDecimal: 6 },
        ],
      },
    ],
    {},
    'extension[1].extension[0].extension',
    'the part "position"',
  ],
  'half a position': [
    [{ url: 'position', extension: [{ url: 'latitude', valueDecimal: 53 }] }],
    {},
    'extension[1].extension[0].extension',
    'the part "position"',
  ],
  'a position with its latitude twice': [
    [
      {
        url: 'position',
        extension: [
          { url: 'latitude', valueDecimal: 5 },
          { url: 'latitude', valueDecimal: 6 },
          { url: 'longitude', valueDecimal: 6 },
        ],
      },
    ],
    {},
    'extension[1].extension[0].extension',
    'one part stands in it twice',
  ],
  'a waiting time without its day': [
    [{ url: 'waiting-time', extension: [{ url: 'value', valueString: 'lang' }] }],
    {},
    'extension[1].extension[0].extension',
    'the part "waiting-time"',
  ],
  'a waiting time that was over before it was told': [
    [fact('waiting-time', 'lang', '2026-11-01', '2026-10-01')],
    {},
    'extension[1].extension[0]',
    'before it was checked',
  ],
  'two waiting times': [
    [fact('waiting-time', 'a', '2026-11-01', '2027-10-01'), fact('waiting-time', 'b', '2026-11-01', '2027-10-01')],
    {},
    'extension[1].extension[1]',
    'stands here twice',
  ],
  'an end that is no day': [
    [{ url: 'offered-until', valueDate: '31-12-2026' }],
    {},
    'extension[1].extension[0].valueDate',
    'the part "offered-until"',
  ],
  'the name of a person': [
    [{ url: 'provider', valueString: 'Mevr. A. Peer, coach' }],
    {},
    'extension[1].extension[0]',
    'the name of a person',
  ],
  'the mobile number of a person': [
    [],
    { telecom: [{ system: 'phone', value: '06-12345678' }] },
    'telecom',
    'a mobile number',
  ],
  'such a number as one writes it abroad': [
    [],
    { telecom: [{ system: 'phone', value: '+31 6 12345678' }] },
    'telecom',
    'a mobile number',
  ],
  'a mobile number after a general one': [
    [],
    {
      telecom: [
        { system: 'phone', value: '050-1234567' },
        { system: 'sms', value: '06-12345678' },
      ],
    },
    'telecom',
    'a mobile number',
  ],
  'a contact': [[], { contact: [{ name: { family: 'Peer' } }] }, 'contact', 'a contact may be a person'],
}

describe('an offer of the region', () => {
  it.each(Object.entries(faults))(
    'is left out and told with its place: %s',
    async (_what, [parts, more, element, words]) => {
      const { region: found } = await region(offer('good', []), offer('bad', parts, {}, more))
      expect(found.programmes.map(({ id }) => id)).toEqual(['good'])
      expect(found.leftOut).toHaveLength(1)
      expect(found.leftOut[0]?.where).toMatch(/^regio\.json:\d+:\d+: entry\[1\]/)
      expect(found.leftOut[0]?.where).toContain(element)
      expect(found.leftOut[0]?.message).toContain(words)
    },
  )

  it('with every part wrong is told of each, and takes nothing else away', async () => {
    const parts = Object.values(faults).flatMap(([parts]) => parts)
    const all = offer(
      'bad',
      parts,
      { 'age-from': { valueString: 'x' } },
      { contact: [{}], telecom: [{ system: 'phone', value: '0612345678' }] },
    )
    const deployment = await region(all, offer('good', []))
    expect(deployment.region.leftOut.length).toBeGreaterThanOrEqual(parts.length - 1)
    const app = serve(deployment)
    expect((await app.inject('/fhir/HealthcareService')).json().total).toBe(1)
    await app.close()
  })

  it('may be of organisations and general numbers whose names only look alike', async () => {
    const parts = [{ url: 'provider', valueString: 'Drentse Zorggroep' }]
    const { region: found } = await region(
      offer('a', parts, {}, { telecom: [{ system: 'phone', value: '050-6123456' }] }),
    )
    expect(found.leftOut).toEqual([])
    expect(found.programmes[0]?.local).toMatchObject({ provider: 'Drentse Zorggroep', phone: '050-6123456' })
  })
})
