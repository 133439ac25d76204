import type { PracticeQuestion } from '../../knowledge/knowledge.ts'
import type { Explanation } from '../../why/explanation.ts'

/** What somebody answered on each question of a person; it lives in the window alone, and is gone with it. */
export type Answers = Readonly<Record<string, string>>

/** What the service decided on a question: the code of its answer, and the decision in which it stands. */
export interface Decided {
  readonly code: string
  readonly decision: Explanation['decisions'][number] | undefined
}

/** The answer of the service to a question of the practice; what stands nowhere in its decision is the answer that the question says. */
export function decidedOn(
  { rule, path, otherwise }: PracticeQuestion,
  { decisions }: Pick<Explanation, 'decisions'>,
): Decided {
  const decision = decisions.find((each) => each.rule === rule)
  const found = path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined,
    decision?.result,
  )
  return { code: typeof found === 'string' ? found : otherwise, decision }
}

type Fact = Explanation['facts'][number]

/** What of a record somebody needs to judge by: of each thing that the service used the newest, and every drug. */
export function recordOf({ facts }: Pick<Explanation, 'facts'>): readonly Fact[] {
  const newest = new Map<string, Fact>()
  for (const fact of facts) {
    const key = fact.fact === drug ? `${drug} ${fact.value}` : fact.fact
    const known = newest.get(key)
    if (fact.used && (!known || (known.date ?? '') < (fact.date ?? ''))) newest.set(key, fact)
  }
  return [...newest.values()]
}

/** How "why?" calls a drug, whose value is its class, whether it is in use, and then its name. */
const drug = 'medication'

/** The name of a drug among the facts; null for any other fact. */
export function drugName({ fact, value }: Fact): string | null {
  return fact === drug && typeof value === 'string' ? value.slice(value.indexOf(': ') + 2) : null
}
