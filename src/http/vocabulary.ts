import type { Day } from '../calendar.ts'
import { silencesOf } from '../engine/silence.ts'
import { wordsOfCodes } from '../knowledge/code-words.ts'
import type { CodeBook, Knowledge, ListedCode, Service } from '../knowledge/knowledge.ts'

/** A code as a resource carries it. */
interface Coding {
  readonly system: string
  readonly code: string
  readonly display: string
}

/**
 * The words and codes of the knowledge with which the page speaks: a code -> its words; what can be measured and diagnosed, each
 * under one code that the service knows; and of each service what its rules ask, what is drawn of the course, and for how many months
 * which reason to dismiss keeps it silent on a day.
 */
export function vocabularyOf(knowledge: Knowledge, day: Day) {
  const { codes } = knowledge
  return {
    words: Object.fromEntries(wordsOfCodes(knowledge)),
    services: Object.fromEntries([...knowledge.services].map(([id, service]) => [id, wordsOf(service, day)])),
    measures: [...codes.measures.values()].flatMap(({ name, title, unit, codes: rows }) => {
      const coding = codingOf(codes, rows, 'nhg45')
      return coding ? [{ name, title, unit, coding }] : []
    }),
    conditions: [...codes.conditions.values()].flatMap(({ name, title, codes: rows }) => {
      const coding = codingOf(codes, rows, 'icpc')
      return coding ? [{ name, title, coding }] : []
    }),
  }
}

function wordsOf(service: Service, day: Day) {
  return {
    silences: silencesOf(service, day),
    /** Rule -> its question. */
    asks: Object.fromEntries(service.rules.filter(({ partOf }) => !partOf).map(({ name, asks }) => [name, asks])),
    course: service.course,
  }
}

/** The first row of the system that Dutch general practice sends, else the first of any. */
function codingOf({ systems }: CodeBook, rows: readonly ListedCode[], preferred: string): Coding | null {
  const row = rows.find(({ system }) => system === preferred) ?? rows[0]
  const [system] = systems.get(row?.system ?? '') ?? []
  return row && system ? { system, code: row.code, display: row.display } : null
}
