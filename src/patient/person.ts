import { type Day, readDate } from '../calendar.ts'
import { isPresent } from '../fhir/element.ts'
import type { Row } from '../fhir/view.ts'
import { within } from './coded/conditions.ts'
import type { Context } from './context.ts'

/** Who the person is, as far as it decides anything. */
export interface Person {
  readonly birth: { readonly day: Day; readonly approximate: boolean } | null
  readonly sex: { readonly code: 'male' | 'female' | 'unknown' }
  /** The languages that are preferred, else all that are spoken, by their first subtag; none where that is not told. */
  readonly languages: { readonly codes: readonly string[] }
  /** By the day judged, which is unknown where it cannot be read; null for the living. */
  readonly death: { readonly day: Day | null } | null
}

/** Reads the Patient; without one, or with elements that say nothing, what is asked is unknown. */
export function readPerson(row: Row | undefined, { birth, asOf }: Context): Person {
  const gender = row?.code('gender')
  const died = within(readDate(row?.text('deceasedDate')), asOf)
  const dead = died ? died.day <= asOf : isPresent(row?.element, 'deceased')
  return {
    birth: within(birth, asOf),
    sex: { code: gender === 'male' || gender === 'female' ? gender : 'unknown' },
    languages: { codes: row ? languagesOf(row) : [] },
    death: dead ? { day: died?.day ?? null } : null,
  }
}

/** First subtags of languages such as nl-NL. */
function languagesOf(row: Row): readonly string[] {
  const told = (column: string) =>
    row
      .all(column)
      .flatMap((code) => (typeof code === 'string' ? (code.trim().toLowerCase().split(/[-_]/)[0] ?? []) : []))
  const preferred = told('preferred')
  return preferred.length > 0 ? preferred : told('languages')
}
