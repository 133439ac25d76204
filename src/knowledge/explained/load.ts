import { z } from 'zod'
import type { Folder } from '../files/folder.ts'
import { day, type Fields, text, url, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import {
  audiencesOfTexts,
  type Explained,
  type ExplainedLink,
  type ExplainedText,
  type InventedExample,
} from './explained.ts'
import type { ExplainedNames } from './known.ts'
import { loadPractice } from './practice.ts'

const link = z.strictObject({
  id: words,
  url,
  title: text,
  what: text,
  for: z.array(z.enum(audiencesOfTexts)).min(1),
  date: day,
  opened: z.boolean(),
} satisfies Fields<ExplainedLink>)

const explained = z.strictObject({
  id: words,
  for: z.enum(audiencesOfTexts),
  title: text,
  text,
  sources: z.array(words).min(1),
  checkedOn: day,
  reviewBy: day,
  status: z.enum(['active', 'proposed']),
} satisfies Fields<ExplainedText>)

const example = z.strictObject({ group: words, worked: z.boolean(), text } satisfies Fields<InventedExample>)

/** The texts, links, examples and practice of `explained/`; none where that folder is not there. */
export function loadExplained(folder: Folder, known: ExplainedNames): Explained {
  const links = folder.yamlIfThere('explained/links.yaml')
  const texts = folder.yamlIfThere('explained/texts.yaml')
  const practice = folder.yamlIfThere('explained/practice.yaml')
  return {
    links: links ? once(links, links.items(link)) : [],
    texts: texts ? checkedTexts(texts, known) : [],
    ...loadExamples(folder.yamlIfThere('explained/examples.yaml')),
    practice: practice ? loadPractice(practice, known) : null,
  }
}

function checkedTexts(file: YamlFile, { sources }: ExplainedNames): readonly ExplainedText[] {
  const items = file.items(explained)
  for (const [index, each] of items) {
    for (const [place, source] of each.sources.entries())
      if (!sources.knows(source))
        file.fault(
          [index, 'sources', place],
          `the source "${source}" is not in sources.yaml: add it there or mend the id`,
        )
    if (each.reviewBy <= each.checkedOn)
      file.fault([index, 'reviewBy'], 'it is to be reviewed before it was checked: mend one of the days')
  }
  return once(file, items)
}

/** Examples; of every group as many for whom it worked as for whom it did not. */
function loadExamples(file: YamlFile | undefined): Pick<Explained, 'groups' | 'examples'> {
  if (!file) return { groups: new Map(), examples: [] }
  file.read(
    z.strictObject({
      groups: z.unknown(),
      examples: z.unknown(),
      real: z.array(z.unknown()).max(0, 'there is no shape for stories of real people yet: agree on one first'),
    }),
  )
  const groups = file.entries(text, ['groups'])
  const examples = file.items(example, ['examples'])
  for (const [index, { group }] of examples)
    if (!groups.knows(group))
      file.fault(['examples', index, 'group'], `"${group}" is not among the groups: add it there or mend it`)
  for (const group of groups.keys()) {
    const of = examples.filter(([, each]) => each.group === group)
    const worked = of.filter(([, each]) => each.worked)
    if (worked.length * 2 !== of.length || of.length === 0)
      file.fault(
        ['groups', group],
        `"${group}" needs as many examples for whom it worked as for whom it did not: add or take out some`,
      )
  }
  return { groups, examples: examples.map(([, each]) => each) }
}

function once<T extends { readonly id: string }>(
  file: YamlFile,
  items: readonly (readonly [number, T])[],
): readonly T[] {
  for (const [index, { id }] of items)
    if (items.some(([other, each]) => other < index && each.id === id))
      file.fault([index, 'id'], `"${id}" stands here twice: give one another id`)
  return items.map(([, each]) => each)
}
