import { dotsOf, namedAmong } from '../../model/directory/dots.ts'
import type { Entry } from '../../model/directory/matching.ts'
import { useDirectory } from './told.ts'

const frame = { width: 360, height: 300, margin: 40, apart: 34 }
/** Where things are, as dots on a plain outline; the table has the same, and a keyboard goes there. */
export function PlaceMap({ entries }: { entries: readonly Entry[] }) {
  const { say } = useDirectory()
  const dots = dotsOf(entries, frame)
  const named = namedAmong(dots)
  const offers = dots.reduce((sum, { count }) => sum + count, 0)
  const unplaced = entries.filter(({ local }) => local && !local.position).length
  if (dots.length === 0 && unplaced === 0) return null
  return (
    <figure class="map">
      <figcaption>{say.map}</figcaption>
      {dots.length > 0 && (
        <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={say.mapSays(dots.length, offers)}>
          <rect class="outline" x="1" y="1" width={frame.width - 2} height={frame.height - 2} rx="10" />
          <path class="north" d={`M${frame.width - 20} 30V14m-5 6 5-6 5 6`} />
          {dots.map((dot) => (
            <g key={`${dot.x}:${dot.y}`}>
              <circle cx={dot.x} cy={dot.y} r={Math.min(8 + Math.sqrt(dot.count) * 2, 16)} />
              {dot.count > 1 && (
                <text class="many" x={dot.x} y={dot.y} dy="0.35em">
                  {dot.count}
                </text>
              )}
              {named.has(dot) && (
                <text class="place" x={dot.x} y={dot.y + 28}>
                  {dot.name}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
      {unplaced > 0 && <p class="small">{say.unplaced(unplaced)}</p>}
    </figure>
  )
}
