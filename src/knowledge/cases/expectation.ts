import { z } from 'zod'
import { words } from '../files/text.ts'
import type { LoadedRule, Service } from '../knowledge.ts'
import { ownTerms } from '../own-terms.ts'

const sentences = z.array(words).min(1)
const emptyResult = 'none'
const wantedResult = 'say what the result must hold, by name, or none for an empty result'

/** What a result must hold, of the names that the rule declares. */
function resultOf(names: readonly string[]) {
  const held = z.strictObject(Object.fromEntries(names.map((name) => [name, z.unknown().exactOptional()])))
  const some = held.refine(saysSomething, { error: wantedResult, when: isSound })
  return z.union([z.literal(emptyResult), some], wantedResult)
}

/** Whether anything is expected at all. */
export function saysSomething(expected: object): boolean {
  return Object.keys(expected).length > 0
}

/** Whether nothing else is wrong, so that what is missing is not what is misspelt. */
export function isSound({ issues }: { readonly issues: readonly unknown[] }): boolean {
  return issues.length === 0
}

/** What is expected of a rule: what is not named is free. Reasons, cards and silences are those that there are. */
export const expectationOf = ({ rule, reasons, cards }: LoadedRule, { silences }: Service) =>
  z
    .strictObject({
      outcome: z
        .enum(['recommend', 'not-applicable', 'missing'])
        .exactOptional()
        .describe('whether there is something to say, nothing, or not enough known'),
      reason: z
        .enum([...reasons.keys(), ownTerms.switchedOff])
        .exactOptional()
        .describe('why: a code of `reasons.yaml`'),
      missing: sentences.exactOptional().describe('what would have to be known, where the outcome is `missing`'),
      result: resultOf(rule.result)
        .exactOptional()
        .describe('what the result of the rule must hold, by name; `none` for an empty one'),
      card: z
        .enum([...cards.keys()])
        .nullable()
        .exactOptional()
        .describe('the card that the rule asks for: a folder in its `cards/`; null for none'),
      about: words
        .nullable()
        .exactOptional()
        .describe('the code of the diagnosis that suggestions would change; null for none'),
      shown: z.boolean().exactOptional().describe('whether that card is among the cards of the call'),
      notShown: z
        .enum([...silences.keys(), ownTerms.anotherCardFirst])
        .nullable()
        .exactOptional()
        .describe('why it is not; null for no reason'),
      named: z.boolean().exactOptional().describe('whether the reason is told on another card'),
      summary: words.nullable().exactOptional().describe('the summary of the card, in Dutch'),
      says: sentences.exactOptional().describe('what stands in the summary or detail of the card, in Dutch'),
      saysNot: sentences.exactOptional().describe('what does not stand there'),
      suggestions: z.array(words).exactOptional().describe('the labels of the suggestions of the card, in their order'),
    })
    .refine(saysSomething, { error: 'nothing is expected of this rule: say what, or take it out', when: isSound })

const plain = [z.null(), z.boolean(), z.number(), z.string()] as const

/** What is expected of a concept: its answer, of a map what it must hold, of a list that for each item, by the names that it declares. */
export function answerOf(names: readonly string[]) {
  const held = z
    .strictObject(Object.fromEntries(names.map((name) => [name, z.unknown().exactOptional()])))
    .refine(saysSomething, { error: 'nothing is expected of this answer: say what it must hold', when: isSound })
  return z.strictObject({
    result: z
      .union([...plain, z.array(z.union([...plain, held])), held])
      .describe('its answer: of a map what it must hold, of a list that for each item'),
  })
}

/** What is expected of a rule, or the result of a concept. */
export type Expectation = Omit<z.output<ReturnType<typeof expectationOf>>, 'result'> & { readonly result?: unknown }
