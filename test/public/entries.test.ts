import { expect, it } from 'vitest'
import { directoryOf } from '../../src/directory/directory.ts'
import { entriesOf } from '../../src/http/public/entries.ts'
import { formOf } from '../../src/http/public/form.ts'
import { day, example } from '../directory/served.ts'

it('every code of a criterion has words, in the directory and in the form', async () => {
  const { knowledge, region, site } = await example()
  const { entries, words } = entriesOf(directoryOf(knowledge, region), region, site, knowledge, day)
  const codes = entries.flatMap(({ criteria }) => [
    ...criteria.flatMap(({ kind, classes, condition, or }) => [
      ...(/^(age|only-drugs|any-drug|has|not)$/.test(kind) ? [] : [kind]),
      ...[classes, condition, or].flat().filter((code) => typeof code === 'string'),
    ]),
  ])
  expect(new Set(codes).size).toBeGreaterThan(10)
  expect([...new Set(codes)].filter((code) => !words[code])).toEqual([])
  const form = formOf(knowledge)
  const bare = [...form.diets, ...form.claims, ...form.measures.flatMap(({ or }) => or ?? [])]
  expect(bare.filter(({ value, text }) => text.nl === value).map(({ value }) => value)).toEqual([])
})
