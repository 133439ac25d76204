import type { Explanation } from '../../why/explanation.ts'
import { useWords } from '../language.ts'
import { Json } from '../parts/json.tsx'
import { DecisionView } from './decision.tsx'
import { FactTable } from './fact-table.tsx'
import { Programmes } from './programmes.tsx'

interface Asked {
  readonly explanation: Explanation
  /** Shows a fact in the course, by its index. */
  readonly onFact: (index: number) => void
}

/** Why the service answers as it does: every rule, programme and fact, from the explanation alone. */
export function Why({ explanation, onFact }: Asked) {
  const { say, day } = useWords()
  const { decisions, facts, programmes = [], knowledge, asOf } = explanation
  return (
    <section class="why-all">
      <p>
        {say.whyLead} <span class="small">{say.proposedNote}</span>
      </p>
      {decisions.map((decision) => (
        <DecisionView key={decision.rule} decision={decision} explanation={explanation} onFact={onFact} />
      ))}
      {programmes.length > 0 && <Programmes programmes={programmes} />}
      <details>
        <summary>
          {say.facts} ({facts.length})
        </summary>
        <FactTable facts={facts} focus={null} onFocused={() => undefined} />
      </details>
      <Json title="JSON" value={explanation} />
      <p class="small wrap">
        {day(asOf)} · {say.knowledge(knowledge.version, knowledge.hash)}
      </p>
    </section>
  )
}
