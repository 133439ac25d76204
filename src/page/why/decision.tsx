import type { ExplainedDecision, Explanation } from '../../engine/explanation.ts'
import { useWords } from '../language.ts'
import { Values } from './values.tsx'
import { written } from './written.ts'

interface Asked {
  readonly decision: ExplainedDecision
  readonly explanation: Explanation
  readonly onFact: (index: number) => void
}

/** What one rule decided, on what, and what kept its card back. */
export function DecisionView({ decision, explanation, onFact }: Asked) {
  const words = useWords()
  const { say, text, term, day } = words
  const { rule, outcome, notShown, missing, evidence, values, result, reason } = decision
  const badge = outcome === 'recommend' && notShown ? 'withheld' : outcome
  return (
    <article class={`decision ${badge}`}>
      <header>
        <h2>{say.rules[rule] ?? rule}</h2>
        <span class="tag">{badge === 'withheld' ? say.withheld : say.outcome[badge]}</span>
      </header>
      <p>{text(decision.text)}</p>
      {notShown && <p>{say.notShown[notShown] ?? notShown}</p>}
      {missing.length > 0 && (
        <p>
          {say.missing}: {missing.map(term).join(', ')}
        </p>
      )}
      {evidence.length > 0 && (
        <details>
          <summary>
            {say.evidence} ({evidence.length})
          </summary>
          <ul class="evidence">
            {evidence.map((index) => {
              const fact = explanation.facts[index]
              if (!fact) return null
              return (
                <li key={index}>
                  <button type="button" onClick={() => onFact(index)}>
                    {term(fact.fact)} <strong>{written(fact, words)}</strong>{' '}
                    {fact.date && <span class="day">{day(fact.date)}</span>}
                    <span class="unseen">, {say.showInCourse}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </details>
      )}
      {values.length > 0 && <Values values={values} />}
      <details>
        <summary>{say.result}</summary>
        <p>
          <code>
            {rule} · {outcome} · {reason}
          </code>
        </p>
        <pre>{JSON.stringify(result, null, 2)}</pre>
      </details>
    </article>
  )
}
