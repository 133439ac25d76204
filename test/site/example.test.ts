import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { loadDeployment } from '../../src/site/deployment.ts'
import { eligibilityShape, eligibilityUrl } from '../../src/site/eligibility.ts'
import { offerShape, offerUrl } from '../../src/site/extension/offered.ts'

const docs = join(packageRoot(), 'docs')
const text = (name: string) => readFileSync(join(docs, name), 'utf8')
const knowledge = await loadKnowledge({ cases: false })
const [parts, offered] = [eligibilityShape(knowledge).parts, offerShape(knowledge).parts]

it('loads without a fault, and uses every key there is', async () => {
  const { site, region, knowledge, clients } = await loadDeployment(join(docs, 'site.example.yaml'), null)
  expect(region).toMatchObject({ state: 'read', leftOut: [] })
  expect(region.programmes.map(({ id }) => id)).toEqual(['cool', 'slimmer', 'kookgroep-minder-suiker', 'wandelmaatje'])
  expect(knowledge.codes.systems.has('https://lab.zorggroep.example/bepaling')).toBe(true)
  expect(clients.map(({ name, tenants }) => [name, tenants])).toEqual([
    ['his-noord', { oneOf: ['praktijk-dijk', 'praktijk-plein'] }],
    ['his-zuid', { only: 'zorggroep-zuid' }],
  ])
  const example = parse(text('site.example.yaml'))
  expect(site.rulesOff).toEqual(example.rulesOff)
  expect(site.pacing).toEqual(example.pacing)
  const keys = (value: object) => Object.keys(value).sort()
  expect(keys(example)).toEqual(
    [
      'clients',
      'codes',
      'footCareAndFundusGuaranteed',
      'medicationHistory',
      'pacing',
      'programmes',
      'regionalProgrammes',
      'rulesOff',
      'services',
    ].sort(),
  )
  expect(keys(example.codes)).toEqual(['conditions', 'findings', 'measures', 'medications', 'procedures'])
  expect(keys(example.codes.medications)).toEqual(['names', 'products'])
})

it('loads too with the lines that are commented out', async () => {
  const whole = text('site.example.yaml').replace(/^ {2}# (fhirServer|query):/gm, '  $1:')
  expect(parse(whole).programmes).toEqual({
    file: 'site.example.programmes.json',
    fhirServer: expect.stringMatching(/^https:/),
    query: expect.stringMatching(/^HealthcareService\?/),
  })
})

interface Element {
  readonly path: string
  readonly sliceName?: string
  readonly max?: string
  readonly id: string
  readonly type?: readonly { readonly code: string }[]
}

it.each([
  ['programme-eligibility', eligibilityUrl, eligibilityShape(knowledge)],
  ['programme-offer', offerUrl, offerShape(knowledge)],
])('describes in the StructureDefinition %s the very parts that are read', (name, itsUrl, { parts, repeated }) => {
  const { url, differential } = JSON.parse(text(`fhir/StructureDefinition-${name}.json`))
  const elements: readonly Element[] = differential.element
  const slices = elements.filter(({ sliceName, path }) => sliceName !== undefined && path === 'Extension.extension')
  const described = slices.map(({ sliceName, max, id }) => {
    const type = elements.find((element) => element.id === `${id}.value[x]`)?.type?.[0]?.code
    const member = type ? `value${type[0]?.toUpperCase()}${type.slice(1)}` : 'extension'
    return [sliceName, member, max === '*']
  })
  const read = [...parts].map(([name, part]) => [name, ...Object.keys(part.shape), repeated.includes(name)])
  expect(url).toBe(itsUrl)
  expect(described).toEqual(read)
})

const clientKeys = [
  'clients',
  'issuer',
  'jwksUrl',
  'keys',
  'algorithms',
  'tenant',
  'tenants',
  'fhirServers',
  'rateLimit',
]

it('documents every part of the extension and every key', () => {
  const page = text('site.md')
  const keys = [
    'SITE',
    'medicationHistory',
    'footCareAndFundusGuaranteed',
    'regionalProgrammes',
    'services',
    'rulesOff',
    'rulesOn',
    'codes',
    ...clientKeys,
  ]
  const words = [...parts.keys(), ...offered.keys(), ...keys, 'fhirServer', 'query', 'file', eligibilityUrl, offerUrl]
  expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([])
})
