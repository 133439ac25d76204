import type { ExplainedDecision } from '../../engine/explanation.ts'
import { useWords } from '../language.ts'

/** The values that a rule compared with, each with its source and place. */
export function Values({ values }: { values: ExplainedDecision['values'] }) {
  const { say, number, unit } = useWords()
  return (
    <details>
      <summary>
        {say.limits} ({values.length})
      </summary>
      <p class="small">{say.proposedNote}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label={say.limits} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.what}</th>
              <th scope="col">{say.value}</th>
              <th scope="col">{say.place}</th>
            </tr>
          </thead>
          <tbody>
            {values.map((value, index) => (
              <tr key={index}>
                <th scope="row">
                  {value.title} <code>{value.name}</code>
                </th>
                <td>{`${number(value.value)} ${unit(value.unit, value.value)}`.trim()}</td>
                <td>
                  {value.source} {value.status === 'proposed' && <span class="tag">{say.proposed}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
