import type { CoursePart } from '../../../../conversation/sheet.ts'
import { BarPlot } from '../../../course/bar-plot.tsx'
import type { Frame } from '../../../course/frame.ts'
import { barsOf } from '../../../model/course/bars.ts'
import { Drugs } from './drugs.tsx'

interface Asked {
  readonly drugs: CoursePart['drugs']
  readonly asOf: string
  readonly frame: Frame
}

/** The drugs in words, and as bars on the time axis of the measures. */
export function DrugBars({ drugs, asOf, frame }: Asked) {
  const drawn = drugs.map((drug) => ({ ...drug, classes: [], approximate: false, doses: [], sources: [] }))
  return (
    <Drugs drugs={drugs}>
      {frame.width > 0 && (
        <div class="line">
          <BarPlot
            drawing={barsOf({ drugs: drawn, programmes: [] }, asOf, frame.span)}
            frame={frame}
            areNamesAtEdge
            nameOf={({ name }) => name}
            doseOf={() => ''}
          />
        </div>
      )}
    </Drugs>
  )
}
