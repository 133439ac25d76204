import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { filesIn, isModule } from './files.ts'

const knowledge = await loadKnowledge({ cases: false })

/** Every name that the knowledge gives to something of medicine, or to what decides about it; what is off or a draft may still have any name. */
function namesOf({
  codes,
  programmes,
  diets,
  criteria,
  conversations,
  guarantees,
  concepts,
  services,
}: typeof knowledge) {
  const folders = [...services.values()].filter(({ offered }) => offered)
  return [
    ...[codes.measures, codes.marks, codes.findings, codes.conditions, codes.procedures].flatMap((map) => [
      ...map.keys(),
    ]),
    ...[...codes.measures.values()].flatMap(({ called = {} }) => Object.values(called)),
    ...[codes.medications.classes, codes.medications.groups].flatMap((map) => [...map.keys()]),
    ...programmes.map(({ id }) => id),
    ...[diets.order, criteria.claims].flat(),
    ...[criteria.for, conversations, guarantees].flatMap((map) => [...map.keys()]),
    ...concepts.map(({ name }) => name),
    ...folders.flatMap(({ id, folder }) => [id, folder]),
    ...folders.flatMap(({ rules }) => rules.filter(({ off }) => !off).map(({ name }) => name)),
  ]
}

const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|[A-Za-z_$][\w$]*/g

/** The words of a module that its comments do not say: its identifiers, and what stands in its strings as a whole word. */
function wordsOf(path: string): readonly string[] {
  return wordsIn(readFileSync(join(packageRoot(), path), 'utf8'))
}

function wordsIn(text: string): readonly string[] {
  return (text.match(token) ?? [])
    .filter((each) => !each.startsWith('/'))
    .flatMap((each) => (/^['`]/.test(each) ? each.slice(1, -1).split(/[^\w-]+/) : [each]))
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Names of the knowledge that are words of the program as well, with what they mean there. */
const ownWords: Readonly<Record<string, string>> = {
  cautions: 'what the words of a caution of a programme begin with in terms.yaml',
  eligibility: 'who a programme is for: the name of an extension and of the file that reads it',
  exclusions: 'a key of population.yaml and of a summary: what kept people from being candidates',
  height: 'of a drawing on the page, in pixels',
  none: 'nothing, in many places',
  reading: 'a measured value, and the key of service.yaml under which stands how one is read',
  remission: 'a clinical status of FHIR, http://terminology.hl7.org/CodeSystem/condition-clinical',
  unclassified: 'a drug of a group without a class of its own: a key of medications.yaml',
}

const names = new Set(namesOf(knowledge).flatMap((name) => [name, camel(name)]))
const paths = filesIn('src').filter((path) => isModule(path) || path.endsWith('.tsx'))
const found = paths.flatMap((path) => [...new Set(wordsOf(path))].map((word) => ({ path, word })).filter(isName))

function isName({ word }: { readonly word: string }): boolean {
  return names.has(word)
}

it('src names no measure, condition, drug, diet, programme, rule or service', () => {
  const medicine = found.filter(({ word }) => !(word in ownWords))
  expect(medicine.map(({ path, word }) => `${path}: ${word}`)).toEqual([])
})

it('no word is excused that is not there', () => {
  expect(Object.keys(ownWords).filter((word) => !found.some((each) => each.word === word))).toEqual([])
})

it('looks at strings and identifiers, and not at comments', () => {
  const words = wordsIn(`/* hba1c */ const bodyMass = patient.series('weight') // egfr\n`)
  expect(words.filter((word) => names.has(word))).toEqual(['bodyMass', 'weight'])
})
