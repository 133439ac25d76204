import type { CourseMeasure, CoursePart } from '../../../../conversation/sheet.ts'
import type { Frame } from '../../../course/frame.ts'
import { useWidth } from '../../../course/use-width.ts'
import { ValuePlot } from '../../../course/value-plot.tsx'
import { dotsOf, limitsOf, spanOfPart } from '../../../model/talk/drawn.ts'
import { useTalk } from '../../talk/speech.ts'
import { DrugBars } from './drug-bars.tsx'
import { MeasureView } from './measure.tsx'

export interface LinesAsked {
  readonly part: CoursePart
  readonly measures: readonly CourseMeasure[]
  readonly asOf: string
}

/** Less than two values make no line. */
function isLine({ points }: CourseMeasure): boolean {
  return points.length > 1
}

const nothing = () => undefined

/** The measures with their lines, and the drugs as bars, all on one time axis. */
export function Lines({ part, measures, asOf }: LinesAsked) {
  const talk = useTalk()
  const [ruler, width] = useWidth()
  // By all measures, so that the axis stays as it is when another one comes into view.
  const span = spanOfPart(part, asOf)
  const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const frame: Frame = { width, span, diagnosed: null, text, numbers: null }
  return (
    <div class="measures">
      <div class="measure ruler" aria-hidden="true">
        <div class="told" />
        <div class="line" ref={ruler} />
      </div>
      {measures.filter(isLine).map((measure) => (
        <MeasureView key={measure.measure} measure={measure}>
          {width > 0 && (
            <div class="line">
              <ValuePlot
                dots={dotsOf(measure, span, talk)}
                limits={limitsOf(measure, talk)}
                frame={frame}
                version={[measure, talk.language]}
                focus={null}
                onFocused={nothing}
              />
            </div>
          )}
        </MeasureView>
      ))}
      <Singles measures={measures} />
      {part.drugs.length > 0 && <DrugBars drugs={part.drugs} asOf={asOf} frame={frame} />}
    </div>
  )
}

/** Measures of one value, beside each other. */
function Singles({ measures }: { measures: readonly CourseMeasure[] }) {
  const singles = measures.filter((measure) => !isLine(measure))
  if (singles.length === 0) return null
  return (
    <div class="singles">
      {singles.map((measure) => (
        <MeasureView key={measure.measure} measure={measure} />
      ))}
    </div>
  )
}
