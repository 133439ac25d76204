import { z } from 'zod'
import type { Steps } from '../budget/work.ts'
import { isDay } from '../calendar.ts'
import type { Drug } from '../patient/medication/drug.ts'
import type { PatientRead } from '../patient/patient-read.ts'
import { citedSchema } from './cited.ts'

const words = z.string().min(1)
const day = z.string().refine(isDay).nullable()

const drug = z
  .strictObject({
    /** Empty when neither code nor text says what it is. */
    name: z.string(),
    /** Classes of the code book; empty for a drug that none of them has. */
    classes: z.array(words).readonly(),
    inUse: z.boolean(),
    start: day,
    /** Last day of use; null while in use, or when nobody knows. */
    end: day,
    /** The end is no later than `end`. */
    approximate: z.boolean(),
    /** The dose a day from each day on which it was written otherwise; null where it was not written. */
    doses: z
      .array(z.strictObject({ from: z.string().refine(isDay), amount: z.number().nullable(), unit: words.nullable() }))
      .readonly(),
    sources: z.array(words).readonly(),
  })
  .readonly()

const programme = z
  .strictObject({
    /** Id of a programme, or the diet that is followed. */
    programme: words,
    phase: z.enum(['running', 'planned', 'over', 'referral']),
    start: day,
    end: day,
    source: words,
  })
  .readonly()

/** What lasts, as it was read: to draw beside the measurements. */
export const courseSchema = z
  .strictObject({
    drugs: z.array(drug).readonly(),
    programmes: z.array(programme).readonly(),
    /** To draw as lines, for this person and on this day. */
    limits: z.array(citedSchema).readonly(),
  })
  .readonly()

export type Course = z.infer<typeof courseSchema>

/** The treatments and programmes of a person, first started first. */
export function* courseOf({
  drugs,
  programmes,
}: Pick<PatientRead, 'drugs' | 'programmes'>): Steps<Omit<Course, 'limits'>> {
  const treatments: Course['drugs'][number][] = []
  for (const drug of drugs) {
    yield
    const { name, classes, inUse, start, end, approximate, sources } = drug
    treatments.push({ name, classes, inUse, start, end, approximate, doses: dosesOf(drug), sources })
  }
  return {
    drugs: treatments.sort(byStart),
    programmes: programmes
      .map(({ programme, diet, phase, start, authored, end, source }) => {
        return { programme: programme ?? diet, phase, start: start ?? authored, end, source }
      })
      .sort(byStart),
  }
}

function byStart(one: { readonly start: string | null }, other: { readonly start: string | null }): number {
  const [start, otherStart] = [one.start ?? '', other.start ?? '']
  return Number(start > otherStart) - Number(start < otherStart)
}

/** What was used a day, from each day on which something else was written. */
function dosesOf({ uses }: Drug): Course['drugs'][number]['doses'] {
  const doses: { from: string; amount: number | null; unit: string | null }[] = []
  for (const { from, use } of uses()) {
    if (!use) continue
    const { amount = null, unit = null } = use.dose ? { amount: use.dose.amount.toNumber(), unit: use.dose.unit } : {}
    const last = doses.at(-1)
    if (last?.amount !== amount || last.unit !== unit || !last) doses.push({ from, amount, unit })
  }
  return doses
}
