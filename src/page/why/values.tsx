import { useState } from 'preact/hooks'
import type { ExplainedDecision } from '../../why/explanation.ts'
import { useWords } from '../language.ts'

/** So many values are told at first; one more is told too, rather than hidden alone. */
const first = 5

/** The values that a rule compared with: the first few, and all of them for who asks, with their names in the knowledge. */
export function Values({ values, of: rule }: { values: ExplainedDecision['values']; of: string }) {
  const { say, number, unit } = useWords()
  const [all, setAll] = useState(false)
  const isCut = values.length > first + 1
  const shown = isCut && !all ? values.slice(0, first) : values
  return (
    <div class="limits">
      <h3>{say.limits}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label={`${say.limits}: ${rule}`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.what}</th>
              <th scope="col">{say.value}</th>
              <th scope="col">{say.place}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((value, index) => (
              <tr key={index}>
                <th scope="row">
                  {value.title} {all && <code>{value.name}</code>}
                </th>
                <td class="amount">{`${number(value.value)} ${unit(value.unit, value.value)}`.trim()}</td>
                <td>
                  {value.source} {value.status === 'proposed' && <span class="tag">{say.proposed}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {isCut && (
        <button type="button" class="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say.less : say.all(values.length)}
        </button>
      )}
    </div>
  )
}
