import type { YamlFile } from '../files/yaml.ts'
import type { CodeList, FactorList } from './codes.ts'
import { outsideOf, rulesOf, type SheetNames, visit } from './named.ts'
import type { SheetPage } from './page.ts'

interface Listed {
  readonly page: SheetPage
  readonly lists: readonly CodeList[]
  readonly factors: readonly FactorList[]
}

/**
 * Checks that every code that a rule of the service declares has a text for the patient or is marked as for the professional, and that none
 * is left of a code that no rule has. A code that nobody thought of never comes before a patient.
 */
export function checkCoverage(
  about: YamlFile,
  file: YamlFile,
  { page, lists, factors }: Listed,
  known: SheetNames,
): void {
  const named = { ...known, service: page.service }
  const rules = rulesOf(named)
  if (rules.length === 0)
    about.fault(['service'], `there is no service "${page.service}" that is asked when a record is opened: mend it`)
  const outside = outsideOf(named)
  for (const [at, reason] of [...page.unfit, ...page.nameless, ...page.unlessEmpty].entries())
    if (!outside.includes(reason))
      about.fault(['unfit', at], `the service does not give the reason "${reason}": mend it`)
  for (const { name, rule } of rules.filter(({ partOf }) => partOf === null)) {
    const triggers = rules.filter(({ partOf }) => partOf === name).map((each) => each.name)
    const declared = { ...rule.codes, ...(triggers.length > 0 && { triggers }) }
    const reasons = lists.findIndex((each) => each.rule === name && each.at === undefined)
    compare(name, 'reasons', rule.reasons, reasons)
    for (const [member, codes] of Object.entries(declared)) {
      const place = lists.findIndex((each) => each.rule === name && each.at === member)
      const factor = factors.findIndex((each) => each.rule === name && each.at === member)
      if (factor >= 0)
        compareWith(name, member, codes, Object.keys(factors[factor]?.factors ?? {}), ['factors', factor])
      else compare(name, member, codes, place)
    }
  }

  function compare(rule: string, what: string, codes: readonly string[], place: number): void {
    const list = lists[place]
    if (list) compareWith(rule, what, codes, Object.keys(list.codes), ['lists', place])
    else if (codes.length > 0) file.fault(['lists'], `${rule} has ${what}, and there is no list for them: add one`)
  }

  function compareWith(
    rule: string,
    what: string,
    codes: readonly string[],
    listed: readonly string[],
    at: readonly (string | number)[],
  ): void {
    for (const code of codes)
      if (!listed.includes(code))
        file.fault(
          at,
          `"${code}" (${what} of ${rule}) has no text for the patient and no mark: write one, or "professional"`,
        )
    for (const code of listed)
      if (!codes.includes(code)) file.fault(at, `"${code}" is none of the ${what} of ${rule}: take it out`)
  }
}

/** Checks that what is marked as told is asked for by a text somewhere: else nobody tells it. */
export function checkTold(file: YamlFile, lists: readonly CodeList[], files: readonly YamlFile[]): void {
  const asked = new Set<unknown>()
  for (const each of files)
    visit(each.content, [], ({ is, reasons }) => {
      for (const code of [is, reasons].flat()) asked.add(code)
    })
  for (const [place, { codes }] of lists.entries())
    for (const [code, worded] of Object.entries(codes))
      if (worded === 'told' && !asked.has(code))
        file.fault(
          ['lists', place, 'codes', code],
          `no text asks for "${code}": write one, or mark it as "professional"`,
        )
}
