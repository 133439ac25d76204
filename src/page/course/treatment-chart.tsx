import { useId } from 'preact/hooks'
import type { Course } from '../../why/course.ts'
import { type Speaker, useWords } from '../language.ts'
import { barsOf } from '../model/course/bars.ts'
import { BarPlot } from './bar-plot.tsx'
import type { Frame } from './frame.ts'

/** Drugs and programmes as bars on the time axis, and the same as a list of words under it. */
export function TreatmentChart({ course, frame, asOf }: { course: Course; frame: Frame; asOf: string }) {
  const words = useWords()
  const { say, day, term, number } = words
  const id = useId()
  return (
    <figure aria-labelledby={id} class="treatment">
      <figcaption id={id}>
        <strong>{say.treatment}</strong>
      </figcaption>
      <BarPlot
        drawing={barsOf(course, asOf, frame.span)}
        frame={frame}
        nameOf={({ kind, name }) => (kind === 'drug' ? name : term(name))}
        doseOf={({ amount, unit }) => `${number(amount)} ${unit}`}
      />
      <ul class="small">
        {course.drugs.map((drug) => (
          <li key={drug.sources.join()}>
            <strong>{drug.name}</strong>{' '}
            {[
              drug.start ? say.from(day(drug.start)) : say.startUnknown,
              ending(drug, words),
              ...doses(drug, words),
            ].join(', ')}
          </li>
        ))}
        {course.programmes.map(({ programme, phase, start, end, source }) => (
          <li key={source + programme}>
            <strong>{term(programme)}</strong>{' '}
            {[say.phase[phase], start && day(start), end && `– ${day(end)}`].filter(Boolean).join(' ')}
          </li>
        ))}
        {frame.diagnosed && (
          <li>
            <strong>{say.diagnosis}</strong> {day(frame.diagnosed.toISOString())}
          </li>
        )}
      </ul>
    </figure>
  )
}

function ending({ inUse, end, approximate }: Course['drugs'][number], { say, day }: Speaker): string {
  if (inUse) return say.inUse
  if (end === null) return say.stoppedUnknown
  return approximate ? say.stoppedAtLatest(day(end)) : say.stopped(day(end))
}

function doses({ doses }: Course['drugs'][number], { say, day, number }: Speaker): readonly string[] {
  return doses.flatMap(({ from, amount, unit }, at) => {
    if (amount === null || unit === null) return []
    const dose = say.dose(number(amount), unit)
    return [at === 0 ? dose : `${dose} ${say.from(day(from))}`]
  })
}
