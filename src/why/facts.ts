import type { Steps } from '../budget/work.ts'
import { endedStatuses } from '../patient/coded/conditions.ts'
import type { CodedFact } from '../patient/coded-fact.ts'
import type { Fact, Unused } from '../patient/fact.ts'
import type { Reading } from '../patient/measurements/reading.ts'
import type { Patient } from '../patient/patient.ts'
import type { PatientRead } from '../patient/patient-read.ts'

/** A fact, and the item that rules looked at. */
export interface Line {
  readonly item: object
  readonly fact: Fact
}

/**
 * Everything that was read and matters: who the person is, every value of each measure that a rule asked for, the records that a rule
 * looked at, and what could not be used. Of another patient nothing but the resource is named.
 * @see docs/explain.md#facts; docs/explain.md#why-a-fact-was-not-used
 */
export function* listFacts(patient: Patient, seen: ReadonlySet<object>): Steps<readonly Line[]> {
  const { read } = patient
  const lines = [...aboutPerson(patient, read)]
  yield
  for (const one of read.measured) {
    for (const line of measured(patient, one, read.left, seen)) lines.push(line)
    yield
  }
  for (const line of recorded(read, seen)) lines.push(line)
  for (const fact of read.rejected) lines.push({ item: fact, fact: withoutOthers(fact) })
  yield
  for (const fact of read.unknown()) lines.push({ item: fact, fact })
  return lines
}

function aboutPerson({ id, age }: Patient, { person: { birth, sex, death } }: PatientRead): readonly Line[] {
  const source = `Patient/${id}`
  const born = { fact: 'birth-date', value: age, unit: 'a', ...dated(birth?.day ?? null, birth?.approximate), source }
  const reason = birth ? 'after-as-of' : 'no-date'
  const dead = { fact: 'deceased', value: true, unit: null, date: death?.day ?? null, source, used: true } as const
  return [
    { item: birth ?? {}, fact: judged(born, age === null ? reason : null) },
    { item: sex, fact: { fact: 'sex', value: sex.code, unit: null, date: null, source, used: true } },
    ...(death ? [{ item: death, fact: dead }] : []),
  ]
}

function measured(
  patient: Patient,
  [measure, { readings, rejected }]: PatientRead['measured'][number],
  left: PatientRead['left'],
  seen: ReadonlySet<object>,
): readonly Line[] {
  return [
    ...readings.map((reading) => {
      const reason = left.get(measure) ?? whyNot(reading, measure, patient, seen)
      const { fact, amount: value, comparator, unit, day: date, source } = reading
      return {
        item: reading,
        fact: judged({ fact, value, ...(comparator && { comparator }), unit, date, source }, reason),
      }
    }),
    ...rejected.map((fact) => ({ item: fact, fact })),
  ]
}

function judged(fact: Omit<Fact, 'used' | 'reason'>, reason: Unused | null): Fact {
  return reason ? { ...fact, used: false, reason } : { ...fact, used: true }
}

/** Why a usable value decided nothing; null for one that did, and for the newest, which was there to decide. */
function whyNot(reading: Reading, measure: string, patient: Patient, seen: ReadonlySet<object>): Unused | null {
  if (patient.trace.unsettled.has(reading)) return 'comparator'
  if (seen.has(reading)) return null
  const { needs = [] } = patient.measure(measure)
  const lacking = needs.find((mark) => !reading.marks.has(mark))
  if (lacking !== undefined) return `not-${lacking}`
  const series = patient.series(measure, ...needs)
  if (reading === series.expired) return 'too-old'
  return reading === series.newest ? null : 'superseded'
}

function recorded(
  { coded, drugs, programmes, conversations, requests, said: sayings }: PatientRead,
  seen: ReadonlySet<object>,
): readonly Line[] {
  const matters = <T extends object>(items: readonly T[]) => items.filter((item) => seen.has(item))
  const base = { unit: null, used: true } as const
  return [
    ...matters(coded).map((item) => ({
      item,
      fact: { ...base, fact: item.list, value: said(item), ...dated(item.day, item.approximate), source: item.source },
    })),
    ...matters(drugs).map((item) => ({
      item,
      fact: {
        ...base,
        fact: 'medication',
        value: `${item.classes.join(' + ')} (${item.inUse ? 'in-use' : 'ended'}): ${item.name}`,
        ...dated(item.inUse ? item.start : item.end, item.approximate),
        source: item.sources[0] ?? '',
      },
    })),
    ...matters(programmes).map((item) => ({
      item,
      fact: {
        ...base,
        fact: 'programme',
        value: `${item.programme ?? item.diet} (${item.phase})`,
        date: item.start ?? item.authored,
        source: item.source,
      },
    })),
    ...matters(conversations).map((item) => ({
      item,
      fact: { ...base, fact: item.kind, value: true, date: item.day, source: item.source },
    })),
    ...matters(sayings).map((item) => ({
      item,
      fact: {
        ...base,
        fact: item.name,
        value: item.counts ? 'in-words' : 'in-words-unclear',
        date: item.day,
        source: item.source,
      },
    })),
    ...matters(requests).map((item) => ({
      item,
      fact: {
        ...base,
        fact: item.kind,
        value: `${item.name} (${item.phase})`,
        date: item.day,
        source: item.source,
      },
    })),
  ]
}

/** The answer of a coded observation, else the code; with the clinical status of a condition that is over. */
function said({ code, status, answer, answers }: CodedFact): string | number | boolean {
  if (answer !== null) return answer
  if (answers.length > 0) return answers.map(({ list, mark }) => mark ?? list).join(' + ')
  return endedStatuses.includes(status) ? `${code} (${status})` : code
}

function dated(date: string | null, approximate: boolean | undefined): Pick<Fact, 'date' | 'approximate'> {
  return { date, ...(date !== null && approximate && { approximate }) }
}

/** What another person has is not told: not even which list it stands in. */
function withoutOthers(fact: Fact): Fact {
  const [type = ''] = fact.source.split('/')
  const isOfAnother = !fact.used && fact.reason === 'other-patient'
  return isOfAnother ? { ...fact, fact: type.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase() } : fact
}
