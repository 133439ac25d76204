import type { PartName } from '../../../conversation/sheet.ts'
import { Picture } from './picture.tsx'
import { useTalk } from './speech.ts'

interface Asked {
  readonly order: readonly PartName[]
  readonly part: PartName
  /** Whether the other parts may be opened. */
  readonly isOpen: boolean
  readonly onPart: (part: PartName) => void
}

/** The parts by picture and name, to go to any of them. */
export function StepList({ order, part, isOpen, onPart }: Asked) {
  const { say } = useTalk()
  return (
    <nav class="steps" aria-label={say.parts}>
      <ol>
        {order.map((each) => (
          <li key={each}>
            <button
              type="button"
              aria-current={each === part ? 'step' : undefined}
              disabled={!isOpen && each !== part}
              onClick={() => onPart(each)}
            >
              <Picture of={each} /> <span class="name">{say.short[each]}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
