import { z } from 'zod'
import type { Parts } from '../card-shape.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { CardText, PartsOfCard } from '../knowledge.ts'

/** How `card.yaml` says that a card is made of the parts of its rule's triggers. */
export const partsOfCard = z.strictObject({
  most: z.int().min(1),
  words: z.int().min(1),
  order: z.array(words).min(1),
  within: z.record(words, z.array(words).min(1)).default({}),
} satisfies Fields<PartsOfCard>)

/**
 * What the text of a card that is made of parts shows of them: the summary of the first, the text of those that are told, and the names of
 * the others.
 */
export const ofParts = { lead: 'string', parts: 'string', others: ['string'] } as const satisfies Parts

const summaryHole = '{{lead}}'
const detailHoles = [
  ['{{parts}}', /\{\{parts\}\}/],
  ['{{join others}}', /\{\{join others\b/],
] as const

/** Checks that a card has either a source or parts, that its parts are the triggers of its rule, and that both texts tell all of them. */
export function checkParts(
  folder: Folder,
  path: string,
  file: YamlFile,
  { source, parts }: Pick<CardText, 'source' | 'parts'>,
  triggers: readonly string[],
): void {
  if (source !== undefined && parts)
    file.fault(['source'], 'each part of this card has its own source: take this one out')
  if (source === undefined && !parts) file.fault([], 'the card names no source: add "source"')
  if (!parts) return
  const { order, within } = parts
  for (const [index, name] of order.entries()) {
    if (!triggers.includes(name))
      file.fault(['parts', 'order', index], `the rule has no trigger "${name}": add its folder or mend the name`)
    if (order.indexOf(name) !== index)
      file.fault(['parts', 'order', index], `"${name}" stands here twice: take one out`)
  }
  for (const name of triggers)
    if (!order.includes(name)) file.fault(['parts', 'order'], `the trigger "${name}" has no place: add it`)
  for (const [name, others] of Object.entries(within))
    for (const each of [name, ...others])
      if (!order.includes(each)) file.fault(['parts', 'within', name], `"${each}" is not in the order: mend the name`)
  for (const language of ['nl', 'en']) checkText(folder, `${path}/${language}.md`)
}

/** A part that holds and is told nowhere would be a danger that nobody sees. */
function checkText(folder: Folder, path: string): void {
  const [summary = '', ...detail] = (folder.text(path) ?? '').split(/^---\r?$/m)
  if (summary.trim() !== summaryHole)
    folder.fault(
      path,
      `the summary is that of the first part: write ${summaryHole} above the line of ---, and nothing else`,
    )
  for (const [hole, found] of detailHoles)
    if (!found.test(detail.join('---')))
      folder.fault(path, `the detail leaves out what holds: write ${hole} where it is to stand`)
}
