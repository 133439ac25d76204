import type { Fact } from '../fhir/fact.ts'
import type { Patient, PatientRead } from '../fhir/patient.ts'
import type { Knowledge, Service, Text } from '../knowledge/knowledge.ts'
import type { Card } from './card.ts'
import type { Composed } from './compose.ts'
import type { Evaluation } from './decide.ts'
import type { NotShown } from './rule.ts'

/** One decision, as "why?" shows it. @see explain.md */
export interface ExplainedDecision {
  readonly rule: string
  readonly outcome: 'recommend' | 'not-applicable' | 'missing'
  readonly reason: string
  readonly text: Text
  readonly missing: readonly string[]
  readonly result: unknown
  /** Indexes into `facts`. */
  readonly evidence: readonly number[]
  readonly values: readonly {
    readonly name: string
    readonly value: number
    readonly unit: string
    readonly source: string
    readonly status: 'active' | 'proposed'
  }[]
  readonly card: string | null
  readonly notShown: NotShown | null
}

/** The contract of "why?": everything that was read and decided. @see explain.md */
export interface Explanation {
  readonly service: string
  readonly asOf: string
  readonly knowledge: { readonly version: string; readonly hash: string }
  readonly patient: string
  readonly facts: readonly Fact[]
  readonly decisions: readonly ExplainedDecision[]
  readonly cards: readonly Card[]
}

/** Tells every decision, also the silent ones, with the facts and values behind it. */
export function explain(
  service: Service,
  knowledge: Knowledge,
  patient: Patient,
  evaluations: readonly Evaluation[],
  composed: Composed,
): Explanation {
  const seen = new Set(evaluations.flatMap(({ evidence }) => [...evidence]))
  const entries = list(patient, seen)
  const indexes = new Map(entries.map(({ item }, index) => [item, index]))
  return {
    service: service.id,
    asOf: patient.asOf,
    knowledge: { version: knowledge.version, hash: knowledge.hash },
    patient: `Patient/${patient.id}`,
    facts: entries.map(({ fact }) => fact),
    decisions: evaluations.map(({ rule, decision, evidence, values }) => ({
      rule: rule.name,
      outcome: decision.outcome,
      reason: decision.reason,
      text: rule.reasons.get(decision.reason) ?? { nl: decision.reason, en: decision.reason },
      missing: decision.outcome === 'missing' ? decision.missing : [],
      result: decision.result,
      evidence: [...evidence]
        .map((item) => indexes.get(item))
        .filter((index) => index !== undefined)
        .sort((one, other) => one - other),
      values: values.map(({ name, value, unit, source, place, status }) => ({
        name,
        value,
        unit,
        source: `${knowledge.sources.get(source)?.title.en ?? source}, ${place}`,
        status,
      })),
      card: composed.shown.get(rule.name) ?? null,
      notShown: composed.notShown.get(rule.name) ?? null,
    })),
    cards: composed.cards,
  }
}

interface Entry {
  readonly item: object
  readonly fact: Fact
}

function list(patient: Patient, seen: ReadonlySet<object>): readonly Entry[] {
  const { read } = patient
  return [...person(patient), ...measured(patient, read, seen), ...records(read, seen), ...rejected(read)]
}

function person({ id, birth, sex, age }: Patient): readonly Entry[] {
  const base = { unit: null, source: `Patient/${id}`, used: true }
  return [
    { item: {}, fact: { ...base, fact: 'birth-date', value: age, unit: 'a', date: birth?.day ?? null } },
    { item: {}, fact: { ...base, fact: 'sex', value: sex, date: null } },
  ]
}

function measured(patient: Patient, { measured, left }: PatientRead, seen: ReadonlySet<object>): readonly Entry[] {
  return measured.flatMap(([measure, { readings, rejected }]) => {
    const newestDay = readings[0]?.day
    const usable = readings.map((reading) => {
      const reason = patient.trace.unsettled.has(reading)
        ? 'comparator'
        : (left.get(measure) ?? (seen.has(reading) ? undefined : passedOver()))
      const { fact, amount: value, unit, day: date, source } = reading
      const shown = reading.comparator ? `${reading.comparator}${value}` : value
      const entry = { fact, value: shown, unit, date, source }
      return { item: reading, fact: reason ? { ...entry, used: false, reason } : { ...entry, used: true } }

      function passedOver(): Fact['reason'] & string {
        if (measure === 'glucose' && !reading.fasting) return 'not-fasting'
        if (measure === 'glucose' && !reading.venous) return 'not-venous'
        return reading.day === newestDay ? 'too-old' : 'superseded'
      }
    })
    return [...usable, ...rejected.map((fact) => ({ item: fact, fact }))]
  })
}

function records(
  { coded, drugs, programmes, conversations }: PatientRead,
  seen: ReadonlySet<object>,
): readonly Entry[] {
  const matters = <T extends object>(items: readonly T[]) => items.filter((item) => seen.has(item))
  const base = { unit: null, used: true } as const
  return [
    ...matters(coded).map((item) => ({
      item,
      fact: { ...base, fact: item.list, value: item.code, date: item.day, source: item.source },
    })),
    ...matters(drugs).map((item) => ({
      item,
      fact: {
        ...base,
        fact: 'medication',
        value: `${item.classes.join(' + ')} (${item.inUse ? 'in-use' : 'ended'}): ${item.name}`,
        date: item.inUse ? item.start : item.end,
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
  ]
}

function rejected({ rejected }: PatientRead): readonly Entry[] {
  return rejected.map((fact) => ({ item: fact, fact }))
}
