import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle, Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../src/knowledge/files/root.ts'
import { readStatement } from '../../../src/patient/medication/statement.ts'
import { contextOf, knowledge, read } from './medication.ts'

const folder = join(packageRoot(), '..', 'shared', 'data', 'nictiz-r4', 'mp9')
const here = existsSync(folder)
if (!here) console.warn(`skipped: the MP9 example bundles of Nictiz are not beside the project, in ${folder}`)

type Loose = Readonly<Record<string, unknown>>

/** The medication resources of a bundle, made to be about patient p1. */
function medication(name: string): readonly Loose[] {
  const bundle = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Bundle
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
  return resources
    .filter(({ resourceType }) => /^Medication(Request|Statement|Dispense)$/.test(resourceType))
    .map((resource) => ({ ...resource, subject: { reference: 'Patient/p1' } }))
}

/** What becomes of each treatment on a day, by the name of its drug. */
function outcomes(names: readonly string[], on: string): Readonly<Record<string, string>> {
  const { drugs } = read(names.flatMap(medication), on)
  return Object.fromEntries(
    drugs.map(({ name, inUse, end }) => [name.split(' ')[0], inUse ? 'in use' : `ended ${end}`]),
  )
}

const stop = 'mv-mp-vo-tst-3-1b-stoppen-v30.json'
const agreements = 'mgsets-mp-smg-tst-MA-Scenarioset3-v30.json'

describe.runIf(here)('the MP9 examples of Nictiz, read by hand', () => {
  it.each([
    [
      'a stop on 2 June is in use on that day, though registered the day before',
      [stop],
      '2025-06-02',
      { ACETYLSALICYLZUUR: 'in use' },
    ],
    ['and has ended on it the day after', [stop], '2025-06-03', { ACETYLSALICYLZUUR: 'ended 2025-06-02' }],
    [
      'an interruption ended on its day',
      ['mv-mp-vo-tst-3-4b-onderbreken-v30.json'],
      '2025-06-02',
      { FENETICILLINE: 'ended 2025-06-01' },
    ],
    [
      'a pharmacy that interrupts later that day ends what it agreed that morning, and its supply',
      ['av-mp-va-tst-3-4a-onderbreken-v30.json', 'av-mp-va-tst-3-4b-onderbreken-v30.json'],
      '2025-06-02',
      { BROXIL: 'ended 2025-06-01' },
    ],
    [
      'a pharmacy agreement runs to the end of its interval',
      ['av-mp-va-tst-3-1a-stoppen-v30.json'],
      '2026-03-08',
      { ACETYLSALICYLZUUR: 'in use' },
    ],
    [
      'and its supply, over long ago, does not end it earlier',
      ['av-mp-va-tst-3-1a-stoppen-v30.json'],
      '2026-03-09',
      { ACETYLSALICYLZUUR: 'ended 2026-03-08' },
    ],
    [
      'a change of dose stops and starts at one moment: in use',
      ['av-mp-va-tst-3-2a-wijzigen-verhoging-v30.json', 'av-mp-va-tst-3-2b-wijzigen-verhoging-v30.json'],
      '2025-07-01',
      { FUROSEMIDE: 'in use' },
    ],
    [
      'metformin is in use on the last day of its interval',
      ['mv-mp-vo-tst-6-7a-tijdstippen-flexibel-v30.json'],
      '2025-06-15',
      { METFORMINE: 'in use' },
    ],
    [
      'and the request to supply it, of the same moment, does not keep it in use the day after',
      ['mv-mp-vo-tst-6-7a-tijdstippen-flexibel-v30.json'],
      '2025-06-16',
      { METFORMINE: 'ended 2025-06-15' },
    ],
    [
      'what a patient says ended is over',
      ['mgsets-mp-smg-tst-MGB-Scenarioset2-v30.json'],
      '2025-06-02',
      { FUROSEMIDE: 'ended 2025-05-31', Methotrexaat: 'ended 2025-05-30' },
    ],
    [
      'what a patient uses: three weeks, four weeks, a period and without end',
      ['mgsets-mp-smg-tst-MGB-Scenarioset1-v30.json'],
      '2025-06-03',
      {
        METOCLOPRAMIDE: 'ended 2025-05-27',
        LISINOPRIL: 'ended 2025-06-02',
        ROTER: 'in use',
        PANTOPRAZOL: 'ended 2025-04-30',
        FLUTICASON: 'ended 2025-02-20',
      },
    ],
    [
      'stops, changes, corrections and cancellations on 1 June',
      [agreements],
      '2025-06-01',
      {
        ACETYLSALICYLZUUR: 'in use',
        AMANTADINE: 'in use',
        AMLODIPINE: 'in use',
        AMOXICILLINE: 'ended 2025-05-31',
        APIXABAN: 'ended 2025-05-31',
        FENETICILLINE: 'ended 2025-05-31',
        FERROFUMARAAT: 'in use',
        FUROSEMIDE: 'in use',
        PROPRANOLOL: 'in use',
        TRIMETHOPRIM: 'in use',
        PANTOPRAZOL: expect.any(String),
      },
    ],
    [
      'and on 20 June',
      [agreements],
      '2025-06-20',
      {
        ACETYLSALICYLZUUR: 'ended 2025-06-01',
        AMANTADINE: 'ended 2025-06-02',
        AMLODIPINE: 'in use',
        AMOXICILLINE: 'ended 2025-05-31',
        APIXABAN: 'in use',
        FENETICILLINE: 'ended 2025-05-31',
        FERROFUMARAAT: 'ended 2025-06-15',
        FUROSEMIDE: 'in use',
        MEFLOQUINE: 'ended 2025-06-08',
        PROPRANOLOL: 'in use',
        TRIMETHOPRIM: 'in use',
        PANTOPRAZOL: expect.any(String),
      },
    ],
  ])('%s', (_sentence, names, on, wanted) => {
    expect(outcomes(names, on)).toEqual(wanted)
  })

  it('none carries a modifier that we do not know', () => {
    const statements = readdirSync(folder)
      .flatMap(medication)
      .map((each) => readStatement(each as unknown as Resource, knowledge, contextOf('2025-06-20')))
    expect(statements.length).toBeGreaterThan(50)
    expect(statements.filter((each) => 'doubtful' in each && each.doubtful)).toEqual([])
  })
})
