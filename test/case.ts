import type { FhirResource } from 'fhir/r4.js'
import type { Site } from '../src/config.ts'
import type { Gathered } from '../src/engine/gather.ts'
import type { CodeBook, ListedCode } from '../src/knowledge/knowledge.ts'

/** One example of `cases.yaml`, in the words of `cds-services/README.md`. */
export interface Case {
  readonly name: string
  readonly asOf?: string
  readonly patient: Told
  readonly expect: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

type Value = number | string | ToldValue
type Loose = Readonly<Record<string, unknown>>

interface ToldValue {
  readonly value: number | string
  readonly unit?: string
  readonly at?: string
  readonly status?: string
  readonly code?: string
}

interface Told extends Loose {
  readonly born?: string
  readonly sex?: string
  readonly died?: string | boolean
  readonly type2?: string | Loose
  readonly conditions?: Readonly<Record<string, string | Loose>>
  readonly procedures?: Readonly<Record<string, string | Loose>>
  readonly drugs?: Readonly<Record<string, string | Loose>>
  readonly supplies?: Readonly<Record<string, Loose>>
  readonly programmes?: Readonly<Record<string, string | Loose>>
  readonly referrals?: Readonly<Record<string, string | Loose>>
  readonly talks?: readonly string[]
  readonly refusals?: readonly string[]
  readonly findings?: Readonly<Record<string, Loose>>
  readonly checked?: Readonly<Record<string, string>>
  readonly lacks?: readonly string[]
  readonly site?: Partial<Site>
  readonly resources?: readonly Loose[]
}

const told = [
  'born',
  'sex',
  'died',
  'type2',
  'conditions',
  'procedures',
  'drugs',
  'supplies',
  'programmes',
  'referrals',
  'talks',
  'refusals',
  'findings',
  'checked',
  'lacks',
  'site',
  'resources',
]
const patientId = 'case'
const subject = { reference: `Patient/${patientId}` }
/** Glucose by sample, as NHG table 45 tells them apart. */
const glucoseCodes: Readonly<Record<string, string>> = {
  'fasting-glucose': '372',
  'finger-prick-fasting-glucose': '382',
  'venous-glucose': '371',
  'finger-prick-glucose': '381',
}

/** What is found at a check when nothing is wrong; null for a finding in words. */
const usualChecks: Readonly<Record<string, Readonly<Record<string, number | null>>>> = {
  hba1c: { hba1c: 40 },
  'fasting-glucose': { 'fasting-glucose': 5.5 },
  kidney: { egfr: 90, acr: 1 },
  lipids: { ldl: 2.5 },
  'blood-pressure': { systolic: 130, diastolic: 80 },
  fundus: { 'fundus-exam': null },
  feet: { 'foot-exam': null },
}

/** Writes a case out as the FHIR resources that a GP system would send. @throws Error for a word that is not known */
export function gatherCase(patient: Told, codes: CodeBook): Gathered {
  let number = 0
  const id = () => `r${++number}`
  const coded = (row: ListedCode) => ({
    coding: [{ system: codes.systems.get(row.system)?.[0] ?? row.system, code: row.code }],
  })
  const first = (
    lists: ReadonlyMap<string, { readonly codes: readonly ListedCode[] }>,
    name: string,
    code?: unknown,
  ) => {
    const rows = lists.get(name)?.codes
    const row = rows?.find((each) => (code ? each.code === code : each.confidence !== 'C')) ?? rows?.[0]
    if (!row) throw new Error(`there is no code list "${name}"${code ? ` with code ${code}` : ''}`)
    return coded(row)
  }
  const measures = Object.entries(patient).filter(([name]) => !told.includes(name))
  const resources: Loose[] = [
    {
      resourceType: 'Patient',
      id: patientId,
      gender: patient.sex ?? 'female',
      ...(patient.born === 'unknown' ? {} : { birthDate: patient.born ?? '1966-05-10' }),
      ...(patient.died === undefined
        ? {}
        : typeof patient.died === 'boolean'
          ? { deceasedBoolean: patient.died }
          : { deceasedDateTime: patient.died }),
    },
    ...(patient.type2 === 'none' ? [] : [condition('type-2', patient.type2 ?? '2024-02-01')]),
    ...entries(patient.conditions).map(([name, more]) => condition(name, more)),
    ...entries(patient.procedures).map(([name, more]) => procedure(name, more)),
    ...entries(patient.drugs).map(([name, more]) => drug(name, more)),
    ...entries(patient.supplies).map(([name, more]) => supply(name, more as Loose)),
    ...entries(patient.programmes).map(([name, more]) => carePlan(name, more)),
    ...entries(patient.referrals).map(([name, more]) => referral(name, more)),
    ...(patient.talks ?? []).map((day) => ({
      resourceType: 'Procedure',
      id: id(),
      subject,
      status: 'completed',
      code: { text: 'Leefstijlgesprek' },
      performedDateTime: day,
    })),
    ...(patient.refusals ?? []).map((day) => ({
      resourceType: 'Goal',
      id: id(),
      subject,
      lifecycleStatus: 'rejected',
      description: { text: 'Remissie van diabetes' },
      ...(day === 'undated' ? {} : { statusDate: day }),
    })),
    ...entries(patient.findings).map(([name, more]) => finding(name, more)),
    ...entries(patient.checked ?? {}).flatMap(([name, on]) => check(name, on)),
    ...measures.flatMap(([name, values]) =>
      Object.entries(values as Record<string, Value>).map(([on, value]) => observation(name, on, value)),
    ),
    ...(patient.resources ?? []).map((resource) => ({ id: id(), subject, ...resource })),
  ]
  return { patientId, resources: resources as unknown as FhirResource[], unavailable: new Set(patient.lacks ?? []) }

  function condition(name: string, more: string | Loose): Loose {
    const { code, undated: _, ...fields } = spell(more, 'onsetDateTime')
    return {
      resourceType: 'Condition',
      id: id(),
      subject,
      code: first(codes.conditions, name, code),
      ...statuses(fields),
    }
  }

  function procedure(name: string, more: string | Loose): Loose {
    const { code, ...fields } = spell(more, 'performedDateTime')
    return {
      resourceType: 'Procedure',
      id: id(),
      subject,
      status: 'completed',
      code: first(codes.procedures, name, code),
      ...fields,
    }
  }

  function drug(name: string, more: string | Loose): Loose {
    const { from, until, written, atc, reason, dose, ...fields } = spell(more, 'from')
    const period = { ...(from ? { start: from } : {}), ...(until ? { end: until } : {}) }
    const concept = atc
      ? { coding: [{ system: 'http://www.whocc.no/atc', code: atc }], text: name }
      : { text: name.replaceAll('_', ' ') }
    return {
      resourceType: 'MedicationStatement',
      id: id(),
      subject,
      status: 'active',
      medicationCodeableConcept: concept,
      effectivePeriod: period,
      ...(written ? { dateAsserted: written } : {}),
      ...(reason ? { reasonCode: [first(codes.conditions, String(reason))] } : {}),
      ...(dose ? { dosage: [dosage(String(dose))] } : {}),
      ...fields,
    }
  }

  /** `code` is that of the answer where there is one, else that of the finding. */
  function finding(name: string, { answer, code, on, ...more }: Loose): Loose {
    return {
      resourceType: 'Observation',
      id: id(),
      subject,
      status: 'final',
      code: first(codes.findings, name, answer ? undefined : code),
      effectiveDateTime: on,
      ...(answer ? { valueCodeableConcept: first(codes.findings, String(answer), code) } : {}),
      ...more,
    }
  }

  /** A check of the yearly kind with nothing wrong; `all` for every check that is not named beside it. */
  function check(name: string, on: string): readonly Loose[] {
    if (name === 'all') {
      const others = Object.keys(usualChecks).filter((each) => !(each in (patient.checked ?? {})))
      return others.flatMap((each) => check(each, on))
    }
    const values = usualChecks[name]
    if (!values) throw new Error(`there is no check "${name}": ${Object.keys(usualChecks).join(', ')}`)
    if (on === 'never') return []
    return Object.entries(values).map(([what, value]) =>
      value === null ? finding(what, { on, valueString: 'geen afwijkingen' }) : observation(what, on, value),
    )
  }

  function supply(name: string, { on, days, ...fields }: Loose): Loose {
    const daysSupply = days ? { daysSupply: { value: days, unit: 'd' } } : {}
    return {
      resourceType: 'MedicationDispense',
      id: id(),
      subject,
      status: 'completed',
      medicationCodeableConcept: { text: name },
      whenHandedOver: on,
      ...daysSupply,
      ...fields,
    }
  }

  function carePlan(name: string, more: string | Loose): Loose {
    const { from, until, ...fields } = spell(more, 'from')
    const period = { ...(from ? { start: from } : {}), ...(until ? { end: until } : {}) }
    return {
      resourceType: 'CarePlan',
      id: id(),
      subject,
      status: 'active',
      intent: 'plan',
      title: name.replaceAll('_', ' '),
      period,
      ...fields,
    }
  }

  function referral(name: string, more: string | Loose): Loose {
    const fields = spell(more, 'authoredOn')
    return {
      resourceType: 'ServiceRequest',
      id: id(),
      subject,
      status: 'active',
      intent: 'order',
      code: { text: name.replaceAll('_', ' ') },
      ...fields,
    }
  }

  function observation(name: string, on: string, told: Value): Loose {
    const measure = codes.measures.get(name in glucoseCodes ? 'glucose' : name)
    if (!measure) throw new Error(`there is no measure "${name}" in codes/observations.yaml`)
    const {
      value: sent,
      unit,
      at,
      status = 'final',
      code,
      ...fields
    } = typeof told === 'object' ? told : { value: told }
    const found = /^(<=|>=|<|>)?(.*)$/.exec(String(sent)) ?? []
    const wanted = code ?? glucoseCodes[name]
    const row = measure.codes.find((each) => (wanted ? each.code === wanted : each.confidence !== 'C'))
    const quantity = {
      value: Number(found[2]),
      ...(found[1] ? { comparator: found[1] } : {}),
      ...(measure.unitless ? {} : { unit: unit ?? measure.unit }),
    }
    const day = on.replace(/ .*$/, '')
    return {
      resourceType: 'Observation',
      id: id(),
      subject,
      status,
      code: row ? coded(row) : { text: measure.texts?.[0] ?? name },
      effectiveDateTime: at ? `${day}T${at}` : day,
      valueQuantity: quantity,
      ...fields,
    }
  }
}

function entries<T>(record: Readonly<Record<string, T>> = {}): readonly (readonly [string, T])[] {
  return Object.entries(record).map(([name, value]) => [name.replace(/ #\d+$/, ''), value])
}

/** A dose as it is said: `2 x 500 mg`, so many times a day. */
function dosage(told: string): Loose {
  const [, times, value, unit] = /^([\d.]+) x ([\d.]+) (.+)$/.exec(told) ?? []
  if (!unit) throw new Error(`a dose is told as "2 x 500 mg", not "${told}"`)
  return {
    timing: { repeat: { frequency: Number(times), period: 1, periodUnit: 'd' } },
    doseAndRate: [{ doseQuantity: { value: Number(value), unit } }],
  }
}

/** A bare day stands for the field named; `undated` for none. */
function spell(more: string | Loose, field: string): Loose {
  if (typeof more !== 'string') return more
  return more === 'undated' ? {} : { [field]: more }
}

function statuses({ clinical, verification, onset, recorded, abated, ...fields }: Loose): Loose {
  return {
    ...fields,
    ...(onset ? { onsetDateTime: onset } : {}),
    ...(recorded ? { recordedDate: recorded } : {}),
    ...(abated ? { abatementDateTime: abated } : {}),
    ...(clinical
      ? {
          clinicalStatus: {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: clinical }],
          },
        }
      : {}),
    ...(verification
      ? {
          verificationStatus: {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: verification }],
          },
        }
      : {}),
  }
}
