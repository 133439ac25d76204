import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { CourseMeasure } from '../../../../conversation/sheet.ts'
import { pointText } from '../../../model/talk/drawn.ts'
import { useTalk } from '../../talk/speech.ts'

/** The last value large, what it means in words, and what is drawn of it. */
export function MeasureView({ measure, children }: { measure: CourseMeasure; children?: ComponentChildren }) {
  const talk = useTalk()
  const { say, text, date } = talk
  const id = useId()
  const last = measure.points.at(-1)
  return (
    <section class="measure" aria-labelledby={id}>
      <div class="told">
        <h2 id={id}>{text(measure.name)}</h2>
        {last && (
          <p class="key">
            <strong>{pointText(last, talk)}</strong> <span>{text(measure.unitText)}</span>
          </p>
        )}
        {last && <p class="when">{say.measuredOn(date(last.date))}</p>}
        <p>{text(measure.text)}</p>
      </div>
      {children}
    </section>
  )
}
