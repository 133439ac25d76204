import type { Condition, Resource } from 'fhir/r4.js'
import { z } from 'zod'
import { type Day, daysAfter } from '../../calendar.ts'
import { day, words } from '../files/text.ts'
import type { Site } from '../site.ts'
import { addedWordIn, writeAdded } from './added.ts'
import { type Expectation, isSound, saysSomething } from './expectation.ts'
import { type Explained, explainedIn } from './explained.ts'
import { orderWordsIn, type ToldOrders, type WrittenDraft, writeOrders } from './orders.ts'
import { personIn } from './person/person.ts'
import { patientId, writeRecord } from './person/record.ts'
import { siteIn, writeSite } from './site.ts'
import { type UsualCase, withUsual } from './usual-case.ts'
import type { Vocabulary } from './vocabulary.ts'

/** An invented person as a client would send one, and what should come out. */
export interface Case {
  readonly name: string
  /** The day judged. */
  readonly asOf: Day
  readonly sent: Sent
  readonly site: Partial<Site>
  /** By rule of the service, or the concept whose case it is. */
  readonly expect: Readonly<Record<string, Expectation>>
  readonly why: Explained
}

/** What a client sends, in the shape of what is gathered in a call. */
export interface Sent {
  readonly patientId: string
  readonly resources: readonly Resource[]
  /** Resource types that could not be had. */
  readonly unavailable: ReadonlySet<string>
  /** The day judged is before the day on which it was had. */
  readonly isPast?: boolean
  /** Looked at again since a day. */
  readonly followed?: ReturnType<typeof followedSince>
  /** Of a hook that brings orders. */
  readonly drafts?: readonly WrittenDraft[]
  /** Of a hook that brings conditions. */
  readonly added?: readonly Condition[]
}

/** A type of resources that services ask for: of one that is never asked for no call has any. */
const typeOf = (asked: readonly string[]) =>
  z.string().refine((type) => asked.includes(type), {
    error: ({ input }) => `"${input}" is not asked for in prefetch: use one of ${asked.join(', ')}`,
  })

const wordsOf = (vocabulary: Vocabulary, expect: z.ZodType<Case['expect']>, asked: readonly string[]) =>
  z.strictObject({
    name: words.describe('what sets it apart, in a sentence'),
    asOf: day.exactOptional().describe('the day judged; that of `usual-case.yaml` unless told'),
    today: day.exactOptional().describe('when the record was had, of a case that judges a day before it'),
    since: day
      .exactOptional()
      .describe('when something was started that is looked at again on the day judged, of a concept about outcomes'),
    patient: personIn(vocabulary).describe('the person, where different from the one of `usual-case.yaml`'),
    ...orderWordsIn(vocabulary.dictionary),
    added: addedWordIn(vocabulary.dictionary.codes),
    site: siteIn(vocabulary).exactOptional().describe('what the region makes sure of, in the words of docs/site.md'),
    lacks: z
      .array(typeOf(asked))
      .min(1)
      .exactOptional()
      .describe('resource types that could not be had, of those that the service asks for'),
    expect: expect.exactOptional().describe('what should come out, by rule; what is not named is free'),
    why: explainedIn(vocabulary.dictionary.programmes)
      .exactOptional()
      .describe('what "why?" should tell besides the decisions of rules'),
  })

const noConditions = { error: 'no hook of this service brings conditions: take "added" out' }
const noOrders = { error: 'no hook of this service brings orders: take them out' }

function isOrdering({ orders, programmeOrders, drafts }: ToldOrders): boolean {
  return [orders, programmeOrders, drafts].some((each) => each !== undefined)
}

const mustExpect = { error: 'the case expects nothing: add "expect"', when: isSound }

/** What is asked for in prefetch, and what a hook brings. */
export interface Sendable {
  readonly asked: readonly string[]
  readonly bringsOrders: boolean
  readonly bringsConditions: boolean
}

/** The words of one case. What a hook's context tells stands beside `patient`. @see cds-services/cases.md */
export const caseIn = (vocabulary: Vocabulary, expect: z.ZodType<Case['expect']>, sendable: Sendable) =>
  wordsOf(vocabulary, expect, sendable.asked)
    .refine(({ expect = {}, why = {} }) => saysSomething({ ...expect, ...why }), mustExpect)
    .refine((told) => sendable.bringsOrders || !isOrdering(told), noOrders)
    .refine(({ added }) => sendable.bringsConditions || added === undefined, noConditions)

/** The words of a case of a concept, which "why?" has nothing to tell about. */
export const conceptCaseIn = (
  vocabulary: Vocabulary,
  expect: z.ZodType<Case['expect']>,
  { asked }: Sendable,
): z.ZodType<ToldCase> =>
  wordsOf(vocabulary, expect, asked)
    .omit({ why: true })
    .refine(({ expect = {} }) => saysSomething(expect), mustExpect)

export type ToldCase = z.output<ReturnType<typeof caseIn>>

/** A case with what is usual where it says nothing, its person written as FHIR resources. */
export function writeCase(told: ToldCase, usual: UsualCase, vocabulary: Vocabulary): Case {
  const { name, asOf = usual.asOf, today = asOf, since, patient, lacks = [], expect = {}, why = {} } = told
  const resources = writeRecord(withUsual(patient, usual.patient), vocabulary)
  const { codes } = vocabulary.dictionary
  const subject = { reference: `Patient/${patientId}` }
  const drafts = writeOrders(told, codes, subject)
  const added = writeAdded({ ...usual.added, ...told.added }, codes, subject)
  const sent = {
    patientId,
    resources,
    unavailable: new Set(lacks),
    ...(today > asOf && { isPast: true }),
    ...(since !== undefined && { followed: followedSince(since, asOf) }),
    ...(drafts.length > 0 && { drafts }),
    ...(added.length > 0 && { added }),
  }
  return { name, asOf, sent, site: writeSite({ ...usual.site, ...told.site }, vocabulary), expect, why }
}

/** Looked at again by whatever was measured from the day after something began. */
function followedSince(since: Day, asOf: Day) {
  return {
    since,
    from: daysAfter(since, 1),
    to: asOf,
    isCompared: true,
    measures: new Set<string>(),
    inForce: asOf,
  }
}
