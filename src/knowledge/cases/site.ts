import { z } from 'zod'
import { guaranteesIn, type Site } from '../site.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What the region and the client's system make sure of, in the words of the site file. @see docs/site.md */
export const siteIn = ({ dictionary: { programmes, services, guarantees } }: Vocabulary) => {
  const regional = programmes.filter((programme) => programme.regional).map(({ id }) => id)
  const rules = [...services.values()].flatMap(({ folder, rules }) => rules.map(({ name }) => `${folder}/${name}`))
  const guaranteed = [...guarantees].map(
    ([name, { en }]) => [name, z.boolean().exactOptional().describe(`whether ${en}`)] as const,
  )
  const said = {
    medicationHistory: z
      .enum(['complete', 'current-only'])
      .exactOptional()
      .describe('whether the list of medication has every drug ever used'),
    regionalProgrammes: z.array(z.enum(regional)).exactOptional().describe('ids of regional programmes offered here'),
    rulesOff: z.array(z.enum(rules)).exactOptional().describe('rules that make no card here, each as `folder/rule`'),
    rulesOn: z.array(z.enum(rules)).exactOptional().describe('rules that are off elsewhere and on here, likewise'),
  }
  return z.strictObject({ ...said, ...Object.fromEntries(guaranteed) } as typeof said)
}

export type ToldSite = z.output<ReturnType<typeof siteIn>>

/** A site as rules ask for it. */
export function writeSite(told: ToldSite, { dictionary: { guarantees } }: Vocabulary): Partial<Site> {
  const { medicationHistory, regionalProgrammes, rulesOff, rulesOn } = told
  return {
    ...(medicationHistory && { medicationHistory }),
    ...(regionalProgrammes && { regionalProgrammes }),
    ...(rulesOff && { rulesOff }),
    ...(rulesOn && { rulesOn }),
    guarantees: guaranteesIn(told, guarantees),
  }
}
