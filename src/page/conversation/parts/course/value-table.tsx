import type { CourseMeasure } from '../../../../conversation/sheet.ts'
import { pointText } from '../../../model/talk/drawn.ts'
import { useTalk } from '../../talk/speech.ts'

/** Every value that is drawn, newest first. */
export function ValueTable({ measures }: { measures: readonly CourseMeasure[] }) {
  const talk = useTalk()
  const { say, text, day } = talk
  return (
    <details class="values">
      <summary>{say.table}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label={say.table} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.what}</th>
              <th scope="col">{say.value}</th>
              <th scope="col">{say.day}</th>
            </tr>
          </thead>
          <tbody>
            {measures.flatMap((measure) =>
              measure.points.toReversed().map((point, at) => (
                <tr key={`${measure.measure} ${at}`}>
                  <th scope="row">{text(measure.name)}</th>
                  <td>
                    {pointText(point, talk)} {text(measure.unitText)}
                  </td>
                  <td>{day(point.date)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
    </details>
  )
}
