import { useWords } from '../language.ts'
import { type View, views } from '../model/address.ts'

/**
 * Tabs by which one view of the patient is chosen; arrow keys walk along them.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ "Keyboard Interaction"
 */
export function Tabs({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { say } = useWords()
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const next = views[(views.indexOf(view) + step + views.length) % views.length] ?? view
    onView(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <div role="tablist" class="tabs" aria-label={say.views}>
      {views.map((each) => (
        <button
          type="button"
          role="tab"
          key={each}
          id={`tab-${each}`}
          aria-selected={each === view}
          aria-controls="panel"
          tabIndex={each === view ? 0 : -1}
          onClick={() => onView(each)}
          onKeyDown={move}
        >
          {say[each]}
        </button>
      ))}
    </div>
  )
}
