import type { Day } from '../../calendar.ts'
import { type Directory, type Standing, shownOn, standingOf } from '../../directory/directory.ts'
import { wordsOfCodes } from '../../knowledge/code-words.ts'
import type { Criterion, Knowledge, Programme, Source, Text } from '../../knowledge/knowledge.ts'
import type { Site } from '../../knowledge/site.ts'
import type { Region } from '../../site/region.ts'

/** A criterion as the page words it: a measure is called by its name, as in "why?". */
export interface ListedCriterion {
  readonly kind: string
  readonly [part: string]: unknown
}

/** What the page of the directory tells of a programme or offer. */
export interface ListedEntry
  extends Omit<
    Programme,
    'criteria' | 'source' | 'regional' | 'for' | 'brief' | 'intensity' | 'field' | 'asks' | 'checks'
  > {
  readonly criteria: readonly ListedCriterion[]
  readonly source: Pick<Source, 'title' | 'publisher' | 'date' | 'url'> | null
  readonly standing: Standing
  /** `everywhere`; `here`: in this region, which says so; `elsewhere`: in some regions, and this one does not say that it has it. */
  readonly reach: 'everywhere' | 'here' | 'elsewhere'
  /** Ids of the local forms of a national programme. */
  readonly forms: readonly string[]
}

/** Everything that the page of the directory shows on a day; the words of all codes in it are there too. */
export function entriesOf(directory: Directory, region: Region, site: Site, knowledge: Knowledge, day: Day) {
  const { national, regional } = directory
  const all = [...national, ...regional]
  const formsOf = (id: string) => regional.filter(({ variantOf }) => variantOf === id).map((form) => form.id)
  const standing = (each: Programme) => standingOf(each, day)
  const entries = all
    .filter((each) => standing(each) !== 'ended')
    .map((each) => {
      const shown = shownOn(each, day)
      const {
        regional: inSome,
        for: _made,
        brief: _brief,
        intensity: _more,
        field: _field,
        asks: _asks,
        checks: _checks,
        ...rest
      } = shown
      const cited = knowledge.sources.get(each.source)
      return {
        ...rest,
        criteria: each.criteria.map(listedCriterion),
        source: cited ? { title: cited.title, publisher: cited.publisher, date: cited.date, url: cited.url } : null,
        standing: standing(each),
        reach: !inSome ? 'everywhere' : each.local || site.regionalProgrammes.includes(each.id) ? 'here' : 'elsewhere',
        forms: each.local ? [] : formsOf(each.id),
      } satisfies ListedEntry
    })
  const words = wordsOfCodes(knowledge)
  const used = new Set(entries.flatMap(({ criteria }) => criteria.flatMap(codesIn)))
  const facets = Object.entries(knowledge.facets).map(([name, values]) => [
    name,
    [...values].map(([value, text]) => ({ value, text })),
  ])
  return {
    day,
    region: region.state,
    entries,
    /** What is over, for who follows an old link. */
    ended: all.filter((each) => standing(each) === 'ended').map(({ id, name, until = day }) => ({ id, name, until })),
    facets: Object.fromEntries(facets) as Readonly<
      Record<keyof Knowledge['facets'], readonly { readonly value: string; readonly text: Text }[]>
    >,
    words: Object.fromEntries([...words].filter(([code]) => used.has(code))),
  }
}

export type ListedEntries = ReturnType<typeof entriesOf>

function listedCriterion(criterion: Criterion): ListedCriterion {
  if (criterion.kind !== 'measure') return { ...criterion }
  const { measure: kind, from, or } = criterion
  return { kind, from, ...(or !== undefined && { or }) }
}

function codesIn({ kind, ...parts }: ListedCriterion): readonly string[] {
  return [kind, ...Object.values(parts).flat()].filter((each) => typeof each === 'string')
}
