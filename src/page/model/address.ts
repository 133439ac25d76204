import { isTyped } from './record/typed.ts'

export const views = ['consult', 'why', 'try', 'messages'] as const

/** What is shown of the patient in view. */
export type View = (typeof views)[number]

/** In the place of a patient: the form for a record of one's own, and such a record once it is open in this window. */
export const own = { form: 'own', opened: 'opened' } as const

/** What is in view, as far as a link can tell it: never anything of a record. */
export interface Address {
  /** Id of a service; null for the first. */
  readonly service: string | null
  /** Name of an example patient, or one of `own`; null before anyone is chosen. */
  readonly patient: string | null
  readonly tab: View
  /** The day judged, `YYYY-MM-DD`; empty for today. */
  readonly asOf: string
}

/** What a hash such as `#service=a&patient=b&tab=why&asof=2026-01-31` names; what it does not understand is left out. */
export function readAddress(hash: string): Address {
  const named = new URLSearchParams(hash.replace(/^#/, ''))
  const asOf = named.get('asof') ?? ''
  return {
    service: named.get('service') || null,
    patient: named.get('patient') || null,
    tab: views.find((view) => view === named.get('tab')) ?? 'consult',
    asOf: isTyped(asOf) ? asOf : '',
  }
}

/** The hash of an address; empty before a patient is chosen. */
export function writeAddress({ service, patient, tab, asOf }: Address): string {
  if (patient === null) return ''
  const named = { ...(service && { service }), patient, ...(tab !== 'consult' && { tab }), ...(asOf && { asof: asOf }) }
  return `#${new URLSearchParams(named)}`
}
