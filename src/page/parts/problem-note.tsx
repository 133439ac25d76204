import { useWords } from '../language.ts'
import type { Problem } from '../model/problem.ts'

/** What went wrong and what to do, as the service says it in the language of the page. */
export function ProblemNote({ problem, onAgain }: { problem: Problem; onAgain?: () => void }) {
  const { say } = useWords()
  const { status, issues } = problem
  return (
    <div class="problem" role="alert">
      <h2>{say.problemTitle}</h2>
      {status === 0 && <p>{say.unreachable}</p>}
      {status > 0 && issues.length === 0 && <p>{say.refused(status)}</p>}
      <ul>
        {issues.map(({ code, diagnostics, where }, index) => (
          <li key={index}>
            <p>{diagnostics}</p>
            <p class="small">
              <code>{[status > 0 && status, code, where].filter(Boolean).join(' · ')}</code>
            </p>
          </li>
        ))}
      </ul>
      {onAgain && (
        <button type="button" onClick={onAgain}>
          {say.again}
        </button>
      )}
    </div>
  )
}
