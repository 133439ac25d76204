import { z } from 'zod'
import { text, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { Practice, PracticeQuestion } from './explained.ts'
import type { ExplainedNames } from './known.ts'

const question = z.strictObject({
  id: words,
  asks: text,
  rule: words,
  path: z.array(z.union([words, z.int().min(0)])).min(1),
  otherwise: words,
  answers: z.array(words).min(2),
  prefix: words.exactOptional(),
  words: z.record(words, text).exactOptional(),
})

const top = z.strictObject({ service: words, people: z.array(words).min(1), questions: z.unknown() })

/** The practice; its questions ask rules of the service for what they declare, and every answer has words. Null where it cannot be read. */
export function loadPractice(file: YamlFile, { services, words: wordsOf }: ExplainedNames): Practice | null {
  const read = file.read(top)
  const items = file.items(question, ['questions'])
  if (!read) return null
  const rules = services.filter(({ folder }) => folder === read.service).flatMap((service) => service.rules)
  if (rules.length === 0) file.fault(['service'], `there is no service "${read.service}": name its folder`)
  const questions = items.map(([index, each]): PracticeQuestion => {
    const at = ['questions', index]
    const { prefix, words: own = {}, answers, ...rest } = each
    const rule = rules.find(({ name }) => name === each.rule)
    const declared: readonly unknown[] = rule?.rule.result ?? []
    if (!rule) file.fault([...at, 'rule'], `there is no rule "${each.rule}" in ${read.service}: mend it`)
    else if (!declared.includes(each.path[0]))
      file.fault(
        [...at, 'path', 0],
        `the result of ${each.rule} has no "${each.path[0]}": use one of ${declared.join(', ')}`,
      )
    if (!answers.includes(each.otherwise))
      file.fault([...at, 'otherwise'], `"${each.otherwise}" is not among the answers: add it there or mend it`)
    const worded = answers.flatMap((code, place) => {
      const found = own[code] ?? wordsOf(prefix === undefined ? code : `${prefix}.${code}`)
      if (!found) file.fault([...at, 'answers', place], `"${code}" has no words: add them under words`)
      return found ? [{ code, words: found }] : []
    })
    for (const code of Object.keys(own))
      if (!answers.includes(code)) file.fault([...at, 'words', code], `"${code}" is not among the answers: take it out`)
    return { ...rest, answers: worded }
  })
  return { service: read.service, people: read.people, questions }
}
