import { useWords } from './language.ts'
import type { Problem } from './model/problem.ts'

/** What went wrong and what to do, in the words of the page where it has them, else in those of the service. */
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
            <p lang={say.problems[code] ? undefined : 'en'}>{say.problems[code] ?? diagnostics}</p>
            <p class="small">
              {say.problems[code] && <span lang="en">{diagnostics} </span>}
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
