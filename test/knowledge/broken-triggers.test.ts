import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { broken, faultsWith, laidOver, ofTriggers, triggers } from './overlay.ts'

const rule = 'demo/rules/alarm/rule.ts'
const card = 'demo/rules/alarm/cards/alarm'
const trigger = 'demo/rules/alarm/triggers/very-high'

// fault (folder of test/broken) -> place and words of every fault that is told
const table: Readonly<Record<string, readonly (readonly [place: string, words: string])[]>> = {
  'trigger-as-rule': [
    [`${rule}:1`, 'the rule does not read its trigger "very-high"'],
    [`${rule}:3`, '"veryHigh" in reads is not a concept, or an earlier rule of this service or of one before it'],
    [`${trigger}/rule.ts:1`, 'what lies in triggers/ is a trigger: write `defineTrigger`'],
  ],
  'trigger-hole': [
    [`${trigger}/en.md:3`, '{{glucose.day}}: "glucose" has no "day"'],
    [`${trigger}/en.md:3`, '{{glucose.day}} is not in the card of language nl'],
    [`${trigger}/nl.md:3`, '{{glucose.date}} is not in the card of language en'],
  ],
  'trigger-hole-differs': [[`${trigger}/nl.md:3`, '{{glucose.date}} is not in the card of language en']],
  'trigger-key': [[`${trigger}/part.yaml:3`, '"indicator" is not a known key here']],
  'trigger-lead': [[`${card}/nl.md:1`, 'the summary is that of the first part: write {{lead}}']],
  'trigger-name-taken': [
    ['demo/rules/alarm/triggers/sugar/rule.ts:1', 'another rule or trigger of this service is called "sugar"'],
  ],
  'trigger-others': [[`${card}/nl.md:1`, 'the detail leaves out what holds: write {{join others}}']],
  'trigger-outside': [
    ['demo/rules/advice/rule.ts:1', 'the card "part" has no text'],
    ['demo/rules/advice/rule.ts:1', 'a trigger lies in triggers/ of the rule whose card it is a part of'],
  ],
  'trigger-parts': [
    [`${card}/en.md:3`, '{{parts}} is not in the card of language nl'],
    [`${card}/nl.md:1`, 'the detail leaves out what holds: write {{parts}}'],
  ],
  'trigger-place-twice': [[`${card}/card.yaml:5`, '"again" stands here twice']],
  'trigger-place-unknown': [[`${card}/card.yaml:5`, 'the rule has no trigger "low"']],
  'trigger-reason': [
    [`${rule}:1`, 'the rule does not read its trigger "very-high"'],
    [`${rule}:3`, '"veryHigh" in reads is not a concept, or an earlier rule of this service or of one before it'],
    [`${trigger}/rule.ts:1`, 'a trigger that holds is told by its name: declare the reason "very-high"'],
  ],
  'trigger-source': [[`${trigger}/part.yaml:2`, 'the source "guid" is not in sources.yaml']],
  'trigger-source-of-card': [[`${card}/card.yaml:2`, 'each part of this card has its own source']],
  'trigger-uncalled': [[`${trigger}/part.yaml:1`, '"en" is missing']],
  'trigger-unread': [[`${rule}:1`, 'the rule does not read its trigger "very-high"']],
  'trigger-within-unknown': [[`${card}/card.yaml:6`, '"low" is not in the order']],
  'trigger-without-card': [
    [`${rule}:1`, 'the triggers of this rule want one card that is made of their parts, and 0 have'],
  ],
  'trigger-without-place': [[`${card}/card.yaml:5`, 'the trigger "very-high" has no place']],
}

it('has good triggers to break, each before its rule', async () => {
  const { knowledge } = await laidOver(triggers, [], loadWithCases)
  const rules = knowledge.services.get('demo')?.rules.map(({ name, partOf }) => [name, partOf])
  expect(rules?.slice(2)).toEqual([
    ['again', 'alarm'],
    ['very-high', 'alarm'],
    ['alarm', null],
  ])
})

it('expects something of every folder of broken triggers', () => {
  const names = readdirSync(broken).filter((name) => name.startsWith(ofTriggers))
  expect(names.sort()).toEqual(Object.keys(table).sort())
})

it.each(Object.entries(table))('tells where and what is wrong: %s', async (fault, expected) => {
  const faults = await faultsWith(fault)
  expect(faults.map((line) => line.replace(/^cds-services\/(.*?:\d+):\d+: /, '$1 | '))).toEqual(
    expected.map(([place, words]) => expect.stringContaining(`${place} | ${words}`)),
  )
})
