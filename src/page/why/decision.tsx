import type { ExplainedDecision, Explanation } from '../../why/explanation.ts'
import { useWords } from '../language.ts'
import { foremost } from '../model/why/foremost.ts'
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
  const { say, text, term, day, asks } = words
  const { rule, outcome, notShown, notShownText, missing, evidence, values, result, reason } = decision
  const badge = outcome === 'recommend' && notShown ? 'withheld' : outcome
  const question = asks(explanation.service, rule)
  return (
    <article class={`decision ${badge}`}>
      <header>
        <h2>{question}</h2>
        <span class="tag">{badge === 'withheld' ? say.withheld : say.outcome[badge]}</span>
      </header>
      <p>{text(decision.text)}</p>
      {notShownText && <p>{text(notShownText)}</p>}
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
                  <button type="button" data-index={index} onClick={() => onFact(index)}>
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
      {values.length > 0 && <Values values={foremost(decision, explanation.facts)} of={question} />}
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
