import { type Day, readDate } from '../calendar.ts'
import { isPresent } from '../fhir/element.ts'
import type { Row } from '../fhir/view.ts'
import { within } from './conditions.ts'
import type { Context } from './context.ts'

/** Who the person is, as far as it decides anything. */
export interface Person {
  readonly birth: { readonly day: Day; readonly approximate: boolean } | null
  readonly sex: { readonly code: 'male' | 'female' | 'unknown' }
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
    death: dead ? { day: died?.day ?? null } : null,
  }
}
