import type { Choice, Filter } from '../../model/directory/choice.ts'
import { placesOf } from '../../model/directory/matching.ts'
import { useDirectory } from './told.ts'

/** Part of the choice -> the closed list of its values. */
const lists = { audience: 'audiences', together: 'together', where: 'where', payer: 'payers' } as const

interface Narrowed {
  readonly choice: Choice
  readonly onChoice: (change: Partial<Choice>) => void
}

/** Plain fields that narrow what is shown, and one button that clears them. */
export function Filters({ choice, onChoice }: Narrowed) {
  const { say, told } = useDirectory()
  const cleared: Record<Filter, string> = { place: '', audience: '', together: '', where: '', payer: '' }
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <h2>{say.filters}</h2>
      <label class="field">
        {say.place}
        <input
          type="search"
          list="places"
          value={choice.place}
          placeholder={say.placeHint}
          autocomplete="off"
          onInput={({ currentTarget }) => onChoice({ place: currentTarget.value })}
        />
      </label>
      <datalist id="places">
        {placesOf(told?.entries ?? []).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {(['audience', 'together', 'where', 'payer'] as const).map((part) => (
        <Choose key={part} part={part} choice={choice} onChoice={onChoice} />
      ))}
      <button type="button" class="quiet" onClick={() => onChoice({ ...cleared, unsure: false })}>
        {say.clear}
      </button>
    </form>
  )
}

function Choose({ part, choice, onChoice }: Narrowed & { readonly part: keyof typeof lists }) {
  const { say, told, text } = useDirectory()
  return (
    <label class="field">
      {say[part]}
      <select value={choice[part]} onChange={({ currentTarget }) => onChoice({ [part]: currentTarget.value })}>
        <option value="">{say.any}</option>
        {told?.facets[lists[part]].map(({ value, text: words }) => (
          <option key={value} value={value}>
            {text(words)}
          </option>
        ))}
      </select>
    </label>
  )
}
