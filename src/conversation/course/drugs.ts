import type { Text } from '../../text.ts'
import type { Known } from '../known.ts'
import type { CoursePart } from '../sheet.ts'
import { isOf } from '../when.ts'

/** The drugs of a person, with what each is for, as bars. */
export function drugsOf(known: Known): CoursePart['drugs'] {
  const { drugs = [] } = known.explanation.course ?? {}
  return drugs
    .map((drug) => ({ drug, what: whatFor(drug.classes, known) }))
    .filter(({ what }) => what !== null)
    .map(({ drug: { name, start, end, inUse }, what }) => ({ name, what, start, end, inUse }))
}

/** What is said of the drugs in use: how many of each kind, or that there are none. */
export function countsOf(known: Known): readonly Text[] {
  const { counts, noDrugs, uses, and } = known.texts.course
  const { drugs = [] } = known.explanation.course ?? {}
  const used = drugs.filter(({ inUse }) => inUse)
  const isAny = ({ classes }: (typeof used)[number], of: readonly string[]) =>
    classes.some((each) => isOf(each, of, known))
  const parts = counts.flatMap(({ classes, one, more }) => {
    const count = used.filter((drug) => isAny(drug, classes)).length
    return count === 0 ? [] : [known.fill(count === 1 ? one : more, { count: numeral(count) })]
  })
  if (parts.length > 0) return [known.fill(uses, { drugs: listed(parts, and) })]
  const isSilent = used.some((drug) => isAny(drug, noDrugs.of)) || !known.isMedicationKnown
  return isSilent ? [] : [known.fill(noDrugs)]
}

function listed(parts: readonly Text[], and: Text): Text {
  const said = (language: keyof Text) => {
    const words = parts.map((part) => part[language])
    const last = words.pop() ?? ''
    return words.length === 0 ? last : `${words.join(', ')} ${and[language]} ${last}`
  }
  return { nl: said('nl'), en: said('en') }
}

const numerals = {
  nl: ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
}

function numeral(count: number): Text {
  return { nl: numerals.nl[count] ?? String(count), en: numerals.en[count] ?? String(count) }
}

/** What a drug is for, by the first of the list that it is of. */
function whatFor(classes: readonly string[], known: Known): Text | null {
  const found = known.texts.course.drugs.find((each) => classes.some((one) => isOf(one, [each.class], known)))
  return found ? { nl: found.nl, en: found.en } : null
}
