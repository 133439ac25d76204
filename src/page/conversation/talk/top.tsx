import type { Sheet } from '../../../conversation/sheet.ts'
import type { Person } from '../../model/talk/person.ts'
import { ProfessionalPanel } from '../panel/professional-panel.tsx'
import { Done } from './done.tsx'
import { useTalk } from './speech.ts'

/** What is open beside the talk. */
export type Aside = 'panel' | 'done' | null

interface Asked {
  readonly sheet: Sheet
  readonly person: Person | null
  readonly aside: Aside
  readonly onAside: (aside: Aside) => void
  readonly onDone: () => void
}

/** Who is talked about, at all times; and what stands beside the talk. */
export function Top({ sheet, person, aside, onAside, onDone }: Asked) {
  const { say } = useTalk()
  const toggle = (which: Aside) => onAside(aside === which ? null : which)
  return (
    <section class="about" aria-label={say.person}>
      {person && (
        <p class="who">
          <strong>{person.name ?? say.nameless}</strong>
          {person.birthYear && <span> {say.born(person.birthYear)}</span>}
        </p>
      )}
      <div class="beside">
        <button type="button" aria-expanded={aside === 'panel'} onClick={() => toggle('panel')}>
          {say.panel}
        </button>
        <button type="button" aria-expanded={aside === 'done'} onClick={() => toggle('done')}>
          {say.done}
        </button>
      </div>
      {aside === 'panel' && <ProfessionalPanel panel={sheet.panel} onClose={() => onAside(null)} />}
      {aside === 'done' && <Done onYes={onDone} onNo={() => onAside(null)} />}
    </section>
  )
}
