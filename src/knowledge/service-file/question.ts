import { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { text } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { Text } from '../knowledge.ts'

/** `questions.yaml`: what rules of several services may ask alike, by name; none when the file is absent. */
export function loadQuestions(folder: Folder): { readonly file: YamlFile | undefined; readonly known: Entries<Text> } {
  const file = folder.yamlIfThere('questions.yaml')
  return { file, known: file?.entries(text) ?? new Entries([]) }
}

/** The question of a rule: one that it shares, else its own. */
export function questionOf(rule: string, folder: string, shared: Readonly<Record<string, readonly string[]>>): string {
  return Object.keys(shared).find((name) => shared[name]?.includes(rule)) ?? `${folder}/${rule}`
}

/** Checks that shared questions exist and that each rule asks one. */
export function checkQuestions(
  file: YamlFile,
  {
    questions,
    rules,
  }: { readonly questions: Readonly<Record<string, readonly string[]>>; readonly rules: readonly string[] },
  known: Entries<Text>,
): void {
  const asked = new Map<string, string>()
  for (const [name, asking] of Object.entries(questions)) {
    if (!known.knows(name))
      file.fault(['questions', name], `the question "${name}" is not in questions.yaml: add it there or mend the name`)
    for (const [index, rule] of asking.entries()) {
      const other = asked.get(rule)
      if (!rules.includes(rule))
        file.fault(['questions', name, index], `"${rule}" is not among the rules of this service: mend the name`)
      if (other !== undefined)
        file.fault(['questions', name, index], `the rule "${rule}" asks "${other}" already: keep one`)
      asked.set(rule, name)
    }
  }
}
