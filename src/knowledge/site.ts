import type { Text } from '../text.ts'
import type { Folder } from './files/folder.ts'
import { text } from './files/text.ts'

/** What the region and the client's system make sure of; decides a few readings of the same data. */
export interface Site {
  /** `complete`: the client sends every medication ever used, so that none in the data means never treated. */
  readonly medicationHistory: 'complete' | 'current-only'
  /** What of `cds-services/site.yaml` the site makes sure of. */
  readonly guarantees: readonly string[]
  /** Ids of the programmes that are offered in some regions only and are offered here. */
  readonly regionalProgrammes: readonly string[]
  /** Rules that make no card here, each as `folder/rule`; other rules may still read them. */
  readonly rulesOff: readonly string[]
  /** Rules that are off where nobody says so and make cards here, each as `folder/rule`. */
  readonly rulesOn: readonly string[]
  /** Whom a patient calls, by day and out of hours; null where the site does not say it. */
  readonly practice: { readonly name: string; readonly phone: string; readonly outOfHours: string } | null
  /** Users by the audience of which they are, as a call names them (`PractitionerRole/12`). */
  readonly users: Readonly<Record<string, readonly string[]>>
  /** How often the same is said of one patient, where it is not as `pacing.yaml` says; or that everything is said each time. */
  readonly pacing: 'off' | { readonly shownFor?: number; readonly restsUntil?: number }
}

/** What is assumed of a deployment that says nothing: the careful reading. */
export const defaultSite: Site = Object.freeze({
  medicationHistory: 'current-only',
  guarantees: Object.freeze([]),
  regionalProgrammes: Object.freeze([]),
  rulesOff: Object.freeze([]),
  rulesOn: Object.freeze([]),
  practice: null,
  users: Object.freeze({}),
  pacing: Object.freeze({}),
})

/** What a site can make sure of, by the name with which it says so; none where there is no `site.yaml`. */
export function loadGuarantees(folder: Folder): ReadonlyMap<string, Text> {
  return folder.yamlIfThere('site.yaml')?.entries(text) ?? new Map()
}

/** Of what a site says by name (`name: true`) what it makes sure of. */
export function guaranteesIn(
  said: Readonly<Record<string, unknown>>,
  known: ReadonlyMap<string, Text>,
): readonly string[] {
  return [...known.keys()].filter((name) => said[name] === true)
}
