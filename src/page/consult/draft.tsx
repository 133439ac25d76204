import type { Suggestion } from '../../cards/card.ts'
import { writingsOf } from '../../cards/writing.ts'
import { useWords } from '../language.ts'
import { describe } from '../model/record/draft.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Json } from '../parts/json.tsx'

interface Asked {
  readonly suggestion: Suggestion
  readonly onSign: () => void
  readonly onClose: () => void
}

/** What a suggestion would write, in plain words and as JSON, for the clinician to sign. */
export function Draft({ suggestion, onSign, onClose }: Asked) {
  const { say, day, number } = useWords()
  const shown = { text: (value: string) => value, term: (value: string) => say.statuses[value] ?? value, day }
  return (
    <Dialog title={suggestion.label} onClose={onClose}>
      <p class="small">{say.draftLead}</p>
      {writingsOf(suggestion.actions).map(({ type, description, resource }, index) => (
        <section class="draft" key={index}>
          <h3>
            {say.kinds[resource.resourceType] ?? resource.resourceType} <span class="tag">{say[type]}</span>
          </h3>
          <p>{description}</p>
          <dl>
            {describe(resource, number).map(({ what, kind, value }) => (
              <div key={what}>
                <dt>{say.lines[what]}</dt>
                <dd>{shown[kind](value)}</dd>
              </div>
            ))}
          </dl>
          <Json title={say.asJson} value={resource} />
        </section>
      ))}
      {suggestion.actions.map(({ type, description }, index) =>
        type === 'delete' ? (
          <section class="draft" key={index}>
            <p>{description}</p>
          </section>
        ) : null,
      )}
      <div class="buttons">
        <button type="button" class="main" onClick={onSign}>
          {say.sign}
        </button>
        <button type="button" onClick={onClose}>
          {say.cancel}
        </button>
      </div>
    </Dialog>
  )
}
