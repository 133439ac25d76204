import type { Speaker } from '../language.ts'

/** What is needed to put a criterion into words. */
export type CriterionSpeaker = Pick<Speaker, 'term' | 'number'> & {
  readonly say: Pick<Speaker['say'], 'onlyOf' | 'anyOf' | 'noneOf' | 'hasOf' | 'range'>
}

/** A criterion of a programme in a few words. */
export function criterionWords(
  { kind, from, to, classes, condition, caution }: { readonly kind: string; readonly [part: string]: unknown },
  { say, term, number }: CriterionSpeaker,
): string {
  const drugs = Array.isArray(classes) ? classes.map((name) => term(String(name))).join(', ') : ''
  if (kind === 'only-drugs') return say.onlyOf(drugs)
  if (kind === 'any-drug') return say.anyOf(drugs)
  if (typeof condition === 'string') return kind === 'not' ? say.noneOf(term(condition)) : say.hasOf(term(condition))
  if (typeof caution === 'string') return term(`cautions.${caution}`).replace(/\.$/, '')
  const [least, most] = [from, to].map((bound) => (typeof bound === 'number' ? number(bound) : undefined))
  return least === undefined && most === undefined ? term(kind) : `${term(kind)} ${say.range(least, most)}`
}
