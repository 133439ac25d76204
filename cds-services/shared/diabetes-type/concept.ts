import { type CodedFact, defineConcept, exists, type Patient } from '../../engine.ts'

/** Which diabetes a person has, since when, and whether remission of it is recorded. */
export interface DiabetesType {
  readonly kind: 'type-2' | 'not-type-2' | 'type-not-recorded' | 'unclear-type'
  readonly diagnosis: { readonly day: string; readonly approximate: boolean } | null
  /** LADA, MODY, pancreatogenic, drug-induced or other secondary diabetes is recorded too. */
  readonly otherType: boolean
  readonly remissionRecorded: boolean
  /** It is said in words alone, which never is a reason to offer or to write anything. */
  readonly remissionInWords: boolean
  /** The type 2 Condition that a record or referral is about. */
  readonly condition: CodedFact | null
  /** The same as the resource of cards that refer to it or update it. */
  readonly resources: { readonly condition?: CodedFact['resource'] }
}

export default defineConcept({
  parameters: {},
  reads: {},
  result: ['remissionRecorded', 'remissionInWords'],
  find(patient): DiabetesType {
    const rows = patient.conditions('type-2')
    const sure = rows.filter(({ confirmed, doubtful }) => confirmed && !doubtful)
    const untyped = patient.conditions('diabetes-untyped')
    const remissionRecorded = isRecorded(sure, untyped)
    const condition = sure.find(isPlain) ?? sure[0] ?? null
    return {
      kind: kindOf(patient, rows, sure, untyped),
      diagnosis: diagnosisOf(sure),
      otherType: exists(patient.conditions('other-diabetes')),
      remissionRecorded,
      remissionInWords:
        !remissionRecorded && !hasReturned(sure) && patient.says('remission').some(({ counts }) => counts),
      condition,
      resources: condition ? { condition: condition.resource } : {},
    }
  },
})

function kindOf(
  patient: Patient,
  rows: readonly CodedFact[],
  sure: readonly CodedFact[],
  untyped: readonly CodedFact[],
): DiabetesType['kind'] {
  const typeOne = exists(patient.conditions('type-1'))
  if (exists(sure)) return typeOne ? 'unclear-type' : 'type-2'
  if (exists(rows)) return 'type-not-recorded'
  if (typeOne || exists(patient.conditions('other-diabetes'))) return 'not-type-2'
  return exists(untyped) ? 'type-not-recorded' : 'not-type-2'
}

/** A remission, history or complication code is not the diagnosis itself. */
function isPlain({ mark }: CodedFact): boolean {
  return mark === null
}

/** The earliest onset, else the earliest recorded day, of one day an exact one; a remission or history code only when there is no other date. */
function diagnosisOf(sure: readonly CodedFact[]): DiabetesType['diagnosis'] {
  const itself = sure.filter(({ mark }) => mark !== 'remission' && mark !== 'history')
  return earliest(itself) ?? earliest(sure)
}

function earliest(rows: readonly CodedFact[]): DiabetesType['diagnosis'] {
  const onsets = rows.filter(({ onset }) => onset)
  const dated = (exists(onsets) ? onsets : rows).flatMap(({ day, approximate }) =>
    day === null ? [] : [{ day, approximate }],
  )
  const [first] = dated.sort(
    (one, other) => one.day.localeCompare(other.day) || Number(one.approximate) - Number(other.approximate),
  )
  return first ?? null
}

const ended: readonly unknown[] = ['inactive', 'resolved']
const returned: readonly unknown[] = ['relapse', 'recurrence']

function isRecorded(sure: readonly CodedFact[], untyped: readonly CodedFact[]): boolean {
  if (hasReturned(sure)) return false
  const sureUntyped = untyped.filter(({ confirmed, doubtful }) => confirmed && !doubtful)
  const byStatus = [...aboutItself(sure), ...aboutItself(sureUntyped)].some(({ status }) => status === 'remission')
  return byStatus || sure.some(({ mark, status, abated }) => mark === 'remission' && !ended.includes(status) && !abated)
}

/** Whether a status says that remission is over. */
function hasReturned(sure: readonly CodedFact[]): boolean {
  return aboutItself(sure).some(({ status }) => returned.includes(status))
}

function aboutItself(rows: readonly CodedFact[]): readonly CodedFact[] {
  return rows.filter(({ mark }) => mark !== 'complication')
}
