import { describe, expect, it } from 'vitest'
import { fold, hasBeginning, wordAt } from '../../src/knowledge/codes/folded-text.ts'
import { systemKey } from '../../src/knowledge/codes/systems.ts'
import type { ListedCode } from '../../src/knowledge/knowledge.ts'
import { CodeIndex, codeOf, codingsOf } from '../../src/patient/coding.ts'
import { knowledge } from '../why.ts'

const row = (system: string, code: string, more: Partial<ListedCode> = {}): ListedCode => ({
  system,
  code,
  display: code,
  confidence: 'A',
  source: 'nictiz',
  ...more,
})
const systems = new Map([
  ['icpc', ['http://icpc.example', 'urn:oid:1.2.3']],
  ['icd10', ['http://icd.example']],
])
const index = new CodeIndex(
  [row('icpc', 'T90'), row('icpc', 'T90.02'), row('icd10', 'E11', { below: true }), row('icd10', 'E11.A')],
  {
    systems,
    spellings: new Map([
      ['icpc', { names: ['ICPC-1'], mainEnding: '.00', anyCase: true }],
      ['icd10', { names: [], anyDots: true, editions: true }],
    ]),
  },
)
const found = (system: unknown, code: unknown) => index.find({ system, code }).map((each) => each.code)

describe('a coding', () => {
  it.each([
    ['matches system and code', 'http://icpc.example', 'T90.02', ['T90.02']],
    ['matches under every URI of its system', 'urn:oid:1.2.3', 'T90.02', ['T90.02']],
    ['may have blanks around it', ' http://icpc.example ', ' T90.02 ', ['T90.02']],
    ['of a main code may end as its system has it', 'http://icpc.example', 'T90.00', ['T90']],
    ['has no such ending in another system', 'http://icd.example', 'E11.A.00', ['E11']],
    ['is not found by a code alone', undefined, 'T90.02', []],
    ['is not found in another system', 'http://icd.example', 'T90.02', []],
    ['is not found below a code that stands for itself', 'http://icpc.example', 'T90.05', []],
    ['is found below one that takes in all below it', 'http://icd.example', 'E11.9', ['E11']],
    ['finds both, itself and the one above', 'http://icd.example', 'E11.A', ['E11.A', 'E11']],
    ['that takes in others is itself too', 'http://icd.example', 'E11', ['E11']],
    ['is not found above', 'http://icd.example', 'E1', []],
    ['has capitals or not, as its system has it', 'http://icpc.example', 't90.02', ['T90.02']],
    ['distinguishes capitals elsewhere', 'http://icd.example', 'e11', []],
    ['has dots or not, as its system has it', 'http://icd.example', 'E1.1A', ['E11.A', 'E11']],
    ['distinguishes dots elsewhere', 'http://icpc.example', 'T9002', []],
    ['of a system with another scheme', 'https://icpc.example', 'T90.02', ['T90.02']],
    ['of a system with www and a slash at the end', 'HTTP://www.icpc.example/', 'T90.02', ['T90.02']],
    ['of a system with a version', 'http://icpc.example|2.0', 'T90.02', ['T90.02']],
    ['of a system as a bare OID', '1.2.3', 'T90.02', ['T90.02']],
    ['of a system by its name', 'icpc-1', 'T90.02', ['T90.02']],
    ['of an edition of a system', 'http://icd.example/11000146104/version/20260331', 'E11', ['E11']],
    ['of a part of a system that has no editions', 'http://icpc.example/x', 'T90', []],
    ['with a system that never ends', `http://icpc.example${'/'.repeat(1000)}`, 'T90', []],
    ['of a local system', 'http://local.example', 'T90.02', []],
    ['without a code', 'http://icd.example', undefined, []],
    ['that is an object', 'http://icd.example', { toString: null }, []],
    ['with a system that is a list', ['http://icd.example'], 'E11', []],
  ])('%s', (_, system, code, wanted) => {
    expect(found(system, code)).toEqual(wanted)
  })

  it.each([
    [{ code: 2816 }, '2816'],
    [{ code: ' T90 ' }, 'T90'],
    [{ code: null }, ''],
    [{}, ''],
    [{ code: true }, ''],
    [{ code: ['2816'] }, ''],
  ])('%j has the code "%s"', (coding, code) => {
    expect(codeOf(coding)).toBe(code)
  })
})

describe('the codings of a resource', () => {
  it.each([
    [{ code: { coding: [{ code: 'a' }, null, 'b', 3, { code: 'c' }] } }, [{ code: 'a' }, { code: 'c' }]],
    [{ code: { coding: { code: 'a' } } }, []],
    [{ code: { coding: null } }, []],
    [{ code: null }, []],
    [{ code: 'a' }, []],
    [{}, []],
  ])('of %j', (coded, codings) => {
    expect(codingsOf(coded)).toEqual(codings)
  })
})

describe('words', () => {
  it('are compared without capitals and accents', () => {
    expect(fold('Crème FRAÎCHE Ä')).toBe('creme fraiche a')
  })

  it.each([
    ['de gli start', 'gli', 3],
    ['gli', 'gli', 0],
    ['gliclazide', 'gli', -1],
    ['een glitter en gli', 'gli', 15],
    ['(gli)', 'gli', 1],
    ['gli2', 'gli', -1],
    ['keer diabetes2 om!', 'keer diabetes2 om', 0],
    ['', 'gli', -1],
  ])('in "%s" the whole word "%s" stands at %i', (text, phrase, at) => {
    expect(wordAt(text, phrase)).toBe(at)
  })

  it.each([
    ['koolhydraatarm dieet', 'koolhydraatarm', true],
    ['een koolhydraatarme voeding', 'koolhydraatarm', true],
    ['nietkoolhydraatarm', 'koolhydraatarm', false],
    ['niet-koolhydraatarm', 'koolhydraatarm', true],
  ])('"%s" has a word that begins with "%s": %s', (text, beginning, wanted) => {
    expect(hasBeginning(text, beginning)).toBe(wanted)
  })
})

it('no two code systems share a URI, however it is spelt', () => {
  const uris = [...knowledge.codes.systems.values()].flat().map(systemKey)
  expect(new Set(uris).size).toBe(uris.length)
})
