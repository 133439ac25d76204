import { bareNumbers } from '../files/number.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import { visit } from './named.ts'

/** What a text may name besides the values, by the key under which it stands. */
const holes: Readonly<Record<string, readonly string[]>> = {
  now: ['value', 'second'],
  earlier: ['value', 'second', 'month'],
  directions: ['before', 'month'],
  limit: ['value'],
  since: ['years'],
  counts: ['count'],
  uses: ['drugs'],
  unusable: ['name'],
  imprint: ['version', 'checked', 'review'],
  recorded: ['year'],
  contactOfPractice: ['practice', 'phone', 'outOfHours'],
}

/** Where texts stand that are drawn with the goal alone, or for the professional. */
const withGoal: readonly string[] = ['limit', 'before', 'helps', 'harder', 'notStudied']

/** What texts are checked against. */
export interface TextRules {
  /** Names of values.yaml. */
  readonly values: ReadonlySet<string>
  /** Beginnings of words that are not said without the goal. */
  readonly goalWords: readonly string[]
}

/**
 * Checks each text of a file: it names nothing but values and what its place gives, the same in both languages; it has no bare number; and
 * a word of the goal only where the goal is on the screen.
 */
export function checkTexts(file: YamlFile, { values, goalWords }: TextRules): void {
  visit(file.content, [], (node, at) => {
    const { nl, en } = node
    if (typeof nl !== 'string' || typeof en !== 'string') return
    const given = [...at.flatMap((step) => holes[String(step)] ?? []), ...(namesDrugs(node) ? ['names'] : [])]
    for (const [language, text] of [
      ['nl', nl],
      ['en', en],
    ] as const) {
      const place = [...at, language]
      // Figures of programmes are those of their own files.
      for (const { message } of at.includes('words') ? [] : bareNumbers(text))
        file.fault(place, message.replace('{{name}}', '{name}'))
      for (const name of holesOf(text))
        if (!values.has(name) && !given.includes(name))
          file.fault(place, `"{${name}}" is no value of values.yaml, and its place gives none: mend it`)
      const word = goalWords.find((each) => text.toLowerCase().includes(each))
      if (word !== undefined && !isWithGoal(node, at))
        file.fault(place, `"${word}" is said without the goal too: ask for the goal in "when", or say it otherwise`)
    }
    const [ours, theirs] = [holesOf(nl), holesOf(en)].map((each) => [...new Set(each)].sort().join())
    if (ours !== theirs) file.fault([...at, 'en'], 'the two languages name different values: name the same ones')
  })
}

const hole = /\{(\w+)\}/g

function holesOf(text: string): readonly string[] {
  return [...text.matchAll(hole)].map(([, name = '']) => name)
}

/** Whether a text is said because of drugs, which it can name then. */
function namesDrugs({ when }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(when) && when.some((each) => 'drugs' in Object(each))
}

function isWithGoal({ when }: Readonly<Record<string, unknown>>, at: Path): boolean {
  const asks = Array.isArray(when) && when.some((each) => Object(each).goal === true)
  return asks || at.some((step) => withGoal.includes(String(step)))
}
