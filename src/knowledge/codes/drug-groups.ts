import { z } from 'zod'
import type { Entries } from '../files/entries.ts'
import { text, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { DrugGroup } from './code-book.ts'

const group = z.strictObject({ title: text, unclassified: words.exactOptional(), nameless: words.exactOptional() })
const hints = z.array(z.strictObject({ word: words, whole: z.boolean() }))

/** A class of drugs as its file lists it. */
export interface ListedClass {
  readonly groups?: readonly string[]
}

/** The groups of medications.yaml with their classes, and the words that say a group without a class. */
export function loadDrugGroups(file: YamlFile, classes: Entries<ListedClass>): Entries<DrugGroup> {
  const groups = file.entries(group, ['groups'])
  const spoken = file.entries(hints, ['words'])
  for (const [name, { groups: listed = [] }] of classes)
    for (const [index, each] of listed.entries())
      if (!groups.knows(each))
        file.fault(['classes', name, 'groups', index], `the group "${each}" is not in groups: add it there or mend it`)
  for (const [name, { unclassified, nameless }] of groups) {
    const at = ['groups', name]
    if (unclassified !== undefined && !membersOf(name, classes).has(unclassified))
      file.fault(
        [...at, 'unclassified'],
        `the class "${unclassified}" is not of this group: give it the group in classes`,
      )
    if (nameless !== undefined && unclassified === undefined)
      file.fault([...at, 'nameless'], '"nameless" stands here without "unclassified": add that')
    if (classes.readable && classes.knows(name))
      file.fault(at, `"${name}" is a class too: give one of both another name`)
  }
  for (const [name, all] of spoken) checkWords(file, name, all, groups)
  return groups.mapped((value, name) => ({
    name,
    ...value,
    classes: membersOf(name, classes),
    words: spoken.get(name) ?? [],
  }))
}

function membersOf(group: string, classes: Entries<ListedClass>): ReadonlySet<string> {
  return new Set([...classes].flatMap(([name, { groups = [] }]) => (groups.includes(group) ? [name] : [])))
}

function checkWords(
  file: YamlFile,
  name: string,
  all: z.output<typeof hints>,
  groups: Entries<z.output<typeof group>>,
) {
  const at = ['words', name]
  if (!groups.knows(name)) file.fault(at, `the group "${name}" is not in groups: add it there or mend it`)
  if (groups.has(name) && groups.get(name)?.unclassified === undefined)
    file.fault(at, 'the group has no "unclassified" that such a drug could be: add it there, or take the words out')
  const seen = new Set<string>()
  for (const [index, { word }] of all.entries()) {
    if (seen.has(word.toLowerCase())) file.fault([...at, index], `"${word}" stands in words twice: take one out`)
    seen.add(word.toLowerCase())
  }
}
