import { useLayoutEffect, useRef } from 'preact/hooks'

/** Where a tip stands within its plot, in pixels, and what it says, a line each. */
export interface TipPlace {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly toLeft: boolean
}

/** What the point under the pointer or the focus tells; for the eye only, as the point itself is named the same. */
export function Tip({ place: { text, left, top, toLeft } }: { place: TipPlace }) {
  const tip = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // By script, because the Content-Security-Policy forbids style attributes.
    tip.current?.style.setProperty('left', `${left}px`)
    tip.current?.style.setProperty('top', `${top}px`)
  }, [left, top])
  const [first, ...rest] = text.split('\n')
  return (
    <div ref={tip} class={toLeft ? 'tip left' : 'tip'} aria-hidden="true">
      <strong>{first}</strong>
      {rest.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  )
}
