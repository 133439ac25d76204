import type { Introduction } from '../../examples/introduction.ts'
import type { CardKind } from '../../examples/outcome.ts'
import { useWords } from '../language.ts'
import { shortName } from '../model/patients/short-name.ts'
import { Mark } from '../parts/mark.tsx'

/** Who somebody is, what is true of them, and which cards they get where that is known. */
export function Person({ person, cards }: { person: Introduction; cards: readonly CardKind[] | undefined }) {
  const { say, text } = useWords()
  const sex = person.sex === 'male' || person.sex === 'female' || person.sex === 'other' ? say[person.sex] : say.unknown
  const kinds = cards?.map(({ indicator }) => indicator)
  return (
    <>
      <span class="who">
        <strong>{shortName(person.family)}</strong>{' '}
        <span>{[sex, person.age !== null && say.years(person.age)].filter(Boolean).join(', ')}</span>
        {kinds && (
          <span class="marks">
            {kinds.length === 0 ? <Mark of="none" /> : kinds.map((kind, at) => <Mark key={at} of={kind} />)}
          </span>
        )}
      </span>
      <span class="line">{text(person.line)}</span>
      {kinds && (
        <span class="unseen">
          {kinds.length === 0 ? say.noCard : `${say.cards}: ${kinds.map((kind) => say.indicator[kind]).join(', ')}`}
        </span>
      )}
    </>
  )
}
