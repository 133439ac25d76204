import { bareNumbers } from '../files/number.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import { visit } from './named.ts'

/** What a text may name besides the values, by the key under which it stands. */
const holes: Readonly<Record<string, readonly string[]>> = {
  now: ['value', 'second'],
  directions: ['before', 'month'],
  limit: ['value'],
  since: ['years'],
  counts: ['count'],
  uses: ['drugs'],
  imprint: ['version', 'checked', 'review'],
  recorded: ['year'],
  suggested: [],
}

const hole = /\{(\w+)\}/g

/** Checks each text of a file: it names nothing but values and what its place gives, the same in both languages, and no bare number. */
export function checkTexts(file: YamlFile, values: ReadonlySet<string>): void {
  visit(file.content, [], ({ nl, en }, at) => {
    if (typeof nl !== 'string' || typeof en !== 'string') return
    if (at.includes('words')) return
    for (const [language, text] of [
      ['nl', nl],
      ['en', en],
    ] as const) {
      for (const { message } of bareNumbers(text)) file.fault([...at, language], message.replace('{{name}}', '{name}'))
      for (const name of holesOf(text))
        if (!values.has(name) && !placeHoles(at).includes(name))
          file.fault([...at, language], `"{${name}}" is no value of values.yaml, and its place gives none: mend it`)
    }
    const [ours, theirs] = [holesOf(nl), holesOf(en)].map((each) => [...new Set(each)].sort().join())
    if (ours !== theirs) file.fault([...at, 'en'], 'the two languages name different values: name the same ones')
  })
}

function holesOf(text: string): readonly string[] {
  return [...text.matchAll(hole)].map(([, name = '']) => name)
}

function placeHoles(at: Path): readonly string[] {
  return at.flatMap((step) => holes[String(step)] ?? [])
}
