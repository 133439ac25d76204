import { referrals } from '../fhir/referral.ts'
import type { Service } from '../knowledge/knowledge.ts'
import type { TypesRead } from './group/reading.ts'
import type { Needed } from './input/item.ts'
import { askedTypes } from './judge/judge.ts'
import { Refusal } from './refusal.ts'
import { encounter } from './worklist/contact.ts'

/** The resource types that are read for these services. */
export function neededFor(services: readonly Service[]): Needed {
  return {
    ofPeople: new Set([...services.flatMap(askedTypes), encounter]),
    shared: new Set(Object.values(referrals).map(({ type }) => type)),
  }
}

/**
 * The types that could not be had of anybody: asked for and not in the input, or in a file that ended early.
 * @throws Refusal when a service cannot do without one that is not in the input: not there and not exported look alike
 * @see docs/population.md#what-the-input-must-hold
 */
export function unavailableIn(
  services: readonly Service[],
  { had, cutShort }: TypesRead,
  named: readonly string[],
): readonly string[] {
  const isHad = (type: string) => had.has(type) || named.includes(type)
  for (const { id, needed, prefetch } of services)
    for (const group of needed) {
      const types = group.flatMap((key) => askedTypes({ prefetch: { [key]: prefetch[key] ?? '' } }))
      if (!types.some(isHad))
        throw new Refusal(
          `there is nothing of ${types.join(' or ')} in the input, which ${id} needs: export it too, or say with --types ${types[0]} that it was exported and nobody has any`,
        )
    }
  const asked = [...new Set(services.flatMap(askedTypes))].sort()
  return asked.filter((type) => !isHad(type) || cutShort.has(type))
}
