import { z } from 'zod'
import type { Folder } from '../files/folder.ts'
import { type Fields, words } from '../files/text.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import type { Diets } from './offer.ts'

const diets = z.strictObject({ order: z.array(words).min(1), otherwise: words } satisfies Fields<Diets>)

/** The diets of diets.yaml, least strict first. */
export function loadDiets(folder: Folder): Diets {
  const file = folder.yaml('programmes/diets.yaml')
  const read = file.read(diets)
  if (!read) return { order: [], otherwise: '' }
  checkDiet(file, ['otherwise'], read.otherwise, read)
  for (const [index, name] of read.order.entries())
    if (read.order.indexOf(name) !== index) file.fault(['order', index], `"${name}" stands here twice: take one out`)
  return read
}

/** Checks that a diet is among the diets, when these could be read. */
export function checkDiet(file: YamlFile, at: Path, diet: string, { order }: Diets): void {
  if (order.length > 0 && !order.includes(diet))
    file.fault(at, `the diet "${diet}" is not in programmes/diets.yaml: use one of ${order.join(', ')}`)
}
