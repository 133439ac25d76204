import { z } from 'zod'
import type { Dictionary } from '../../dictionary.ts'
import { entries, told } from '../word/entry.ts'
import { dated, moment } from '../word/moment.ts'
import { type Draft, elementsOf, laidOver } from '../word/resource.ts'
import { unlisted, whyNotProgramme } from './programme.ts'

const referral = z.strictObject({
  on: moment.exactOptional().describe('when it was written; a bare date says the same'),
  status: z
    .enum(['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown'])
    .exactOptional()
    .describe('the status; `active` unless told'),
  intent: z
    .enum([
      'proposal',
      'plan',
      'directive',
      'order',
      'original-order',
      'reflex-order',
      'filler-order',
      'instance-order',
      'option',
    ])
    .exactOptional()
    .describe('the intent; `order` unless told'),
  unlisted,
  fhir: elementsOf('ServiceRequest').exactOptional(),
})

/** Referrals, each under a name by which the programme is recognised. */
export const referralsIn = (dictionary: Dictionary) =>
  entries(dated('on', referral), (name, { unlisted }) => whyNotProgramme(name, unlisted === true, dictionary))

/** A ServiceRequest for each. */
export function writeReferrals(referrals: z.output<ReturnType<typeof referralsIn>> | undefined): Draft[] {
  return told(referrals).map(([name, { on, status = 'active', intent = 'order', fhir }]) =>
    laidOver(
      {
        resourceType: 'ServiceRequest',
        status,
        intent,
        code: { text: name },
        ...(on !== undefined && { authoredOn: on }),
      },
      fhir,
    ),
  )
}
