import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { CourseMeasure, CoursePart } from '../../../../conversation/sheet.ts'
import { useTalk } from '../../talk/speech.ts'
import { useWide } from '../../talk/use-wide.ts'
import { Radios } from '../radios.tsx'
import { Sentences } from '../sentences.tsx'
import { Drugs } from './drugs.tsx'
import type { LinesAsked } from './lines.tsx'
import { Marks } from './marks.tsx'
import { MeasureView } from './measure.tsx'
import { ValueTable } from './value-table.tsx'

/** Where are you now? Each measure as a figure, a sentence and, of two values and more, a line on one time axis. */
export function CourseView({ part, asOf }: { part: CoursePart; asOf: string }) {
  const { say, text } = useTalk()
  const isWide = useWide()
  const [Lines, setLines] = useState<ComponentType<LinesAsked> | null>(null)
  const [only, setOnly] = useState<string | null>(null)
  const { measures, marks, texts, missing } = part
  useEffect(() => {
    // The figures come first: what draws the lines is larger than all the rest.
    import('./lines.tsx').then(
      (loaded) => setLines(() => loaded.Lines),
      () => undefined,
    )
  }, [])
  const isAlone = !isWide && measures.length > 1
  const inView = measures.find(({ measure }) => measure === only) ?? measures[0]
  const shown: readonly CourseMeasure[] = isAlone && inView ? [inView] : measures
  return (
    <>
      {isAlone && inView && (
        <Radios
          legend={say.measureShown}
          class="chips"
          choices={measures.map(({ measure, name }) => [measure, text(name)] as const)}
          chosen={inView.measure}
          onChosen={setOnly}
        />
      )}
      {Lines ? (
        <Lines part={part} measures={shown} asOf={asOf} />
      ) : (
        <div class="measures">
          {shown.map((measure) => (
            <MeasureView key={measure.measure} measure={measure} />
          ))}
          {part.drugs.length > 0 && <Drugs drugs={part.drugs} />}
        </div>
      )}
      <Sentences texts={texts} />
      {marks && <Marks marks={marks} />}
      {missing.length > 0 && (
        <section class="block">
          <h2>{say.missing}</h2>
          <Sentences texts={missing} listed />
        </section>
      )}
      {measures.length > 0 && <ValueTable measures={measures} />}
    </>
  )
}
