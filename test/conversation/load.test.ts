import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Entries } from '../../src/knowledge/files/entries.ts'
import { KnowledgeFaults } from '../../src/knowledge/files/fault.ts'
import { readFolder } from '../../src/knowledge/files/folder.ts'
import { knowledgeRoot } from '../../src/knowledge/files/root.ts'
import { loadSheet } from '../../src/knowledge/sheet/load.ts'
import { knowledge } from './asked.ts'

const { sources, services, concepts, codes, diets } = knowledge
const entries = <T>(map: ReadonlyMap<string, T>) => new Entries(map.keys(), map)
const known = {
  sources: entries(sources),
  units: new Entries(['mmol/mol', 'mmol/L', 'kg', 'cm', 'mm[Hg]']),
  services: [...services.values()].filter(({ hook }) => hook === 'patient-view'),
  concepts,
  classes: new Entries([...codes.medications.classes.keys(), ...codes.medications.groups.keys()]),
  diets: diets.order,
  findings: codes.findings,
  conditions: entries(codes.conditions),
}

/** What loading says of the shipped files with one passage of one of them written otherwise. */
async function faultsWith(file: string, from: string, to: string): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'sheet-'))
  try {
    cpSync(join(knowledgeRoot(), 'conversation'), join(root, 'conversation'), { recursive: true })
    const path = join(root, 'conversation', `${file}.yaml`)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from)) throw new Error(`${file}.yaml does not say ${from}`)
    writeFileSync(path, text.replace(from, to))
    const folder = await readFolder(root, root, false)
    loadSheet(folder, known)
    try {
      folder.faults.throwIfAny()
    } catch (error) {
      if (!(error instanceof KnowledgeFaults)) throw error
      return error.faults.map(({ file, message }) => `${file}: ${message}`)
    }
    return []
  } finally {
    rmSync(root, { recursive: true })
  }
}

describe('the texts of the conversation page', () => {
  it('have no fault as they are shipped', async () => {
    expect(await faultsWith('page', 'service:', 'service:')).toEqual([])
  })

  it.each([
    [
      'a code without a text and without a mark',
      'codes',
      '      dementia: professional\n',
      '',
      '"dementia" (reasons of',
    ],
    [
      'a code that no rule has',
      'codes',
      '      dementia: professional\n',
      '      dementia: professional\n      sadness: professional\n',
      '"sadness" is none of',
    ],
    [
      'a factor that nobody wrote of',
      'codes',
      '      healthLiteracy:',
      '      reading:',
      '"healthLiteracy" (feasibility of',
    ],
    ['a mark that is none', 'codes', 'dementia: professional', 'dementia: secret', '"dementia"'],
    [
      'what is told by no text',
      'codes',
      '      heart-failure: professional',
      '      heart-failure: told',
      'no text asks for "heart-failure"',
    ],
    [
      'a list that is missing',
      'codes',
      '    at: cautions\n',
      '    at: exclusions\n',
      'has cautions, and there is no list',
    ],
    [
      'a service that there is not',
      'page',
      `service: ${knowledge.sheet?.page.service}`,
      'service: nothing',
      'there is no service "nothing"',
    ],
    ['a reason that the service does not give', 'page', 'unfit: [deceased', 'unfit: [absent', '"absent"'],
    ['a rule that there is not', 'safety', 'rule: look-', 'rule: book-', 'there is no rule "book-'],
    [
      'a reason that a rule does not give',
      'safety',
      'reasons: [dysregulated]',
      'reasons: [tired]',
      'does not give the reason "tired"',
    ],
    ['a result that a rule does not have', 'goal', 'at: [band]', 'at: [bond]', 'has no "bond"'],
    ['a concept that there is not', 'options', 'concept: hba1c-target', 'concept: mood', 'there is no concept "mood"'],
    ['what a concept does not declare', 'options', 'at: [met]', 'at: [reached]', 'declares no "reached"'],
    ['a class that there is not', 'safety', 'drugs: [sglt2]', 'drugs: [aspirin]', '"aspirin" is no class'],
    ['a diet that there is not', 'options', 'diets: [none]', 'diets: [soup]', '"soup" is no diet'],
    ['a condition that there is not', 'goal', 'recorded: [retinopathy]', 'recorded: [sadness]', '"sadness" is no list'],
    ['a document that there is not', 'studies', 'source: direct\n', 'source: rumour\n', 'the source "rumour"'],
    ['a number in a text', 'safety', 'onder de {lowGlucose}', 'onder de 4', 'stands in the text'],
    ['a hole that nothing fills', 'safety', '{lowGlucose}? Neem', '{highGlucose}? Neem', '"{highGlucose}" is no value'],
    ['a hole in one language', 'safety', 'under {lowGlucose}', 'too low', 'the two languages name different values'],
    [
      'names of drugs where no drug is asked for',
      'safety',
      'nl: U kunt rustig beginnen.\n    en: You can begin calmly.',
      'nl: "{names}"\n    en: "{names}"',
      '"{names}" is no value',
    ],
    [
      'the word of the goal without the goal',
      'wishes',
      'nl: fitter zijn',
      'nl: in remissie zijn',
      '"remissie" is said without the goal',
    ],
    ['a value of which no source is said', 'values', '      source: nhg-dm2-2024\n', '', '"source" is missing'],
    ['a part that is missing', 'page', '  wishes: [{', '  whishes: [{', '"wishes" is missing'],
    [
      'a pair that is none',
      'studies',
      '        - name: { nl: zonder dit dieet, en: without this diet }\n          yes: 4\n          yesText: { nl: 4 mensen in remissie, en: 4 people in remission }\n          noText: { nl: 96 mensen niet, en: 96 people not }\n',
      '',
      '"groups"',
    ],
  ])('%s is a fault', async (_, file, from, to, message) => {
    const faults = await faultsWith(file, from, to)
    expect(faults.filter((fault) => fault.includes(message))).not.toEqual([])
    expect(faults.every((fault) => fault.includes('conversation/'))).toBe(true)
  })
})
