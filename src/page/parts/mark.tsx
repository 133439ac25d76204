import type { Card } from '../../cards/card.ts'

const shapes = {
  critical: ['M6.6 2h6.8L18 6.6v6.8L13.4 18H6.6L2 13.4V6.6z', 'M7.8 5.8v5M7.8 13.9v.1M12.2 5.8v5M12.2 13.9v.1'],
  warning: ['M10 2.6 18.4 17H1.6z', 'M10 7.6v4.2M10 14.4v.1'],
  info: ['M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16z', 'M10 9.4v4.6M10 6v.1'],
  none: ['M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4z', 'M7 10h6'],
} as const

/** How urgent a card is, told by its shape and not by its colour alone; for the eye only, so that words have to stand beside it. */
export function Mark({ of: kind }: { of: Card['indicator'] | 'none' }) {
  const [shape, sign] = shapes[kind]
  return (
    <svg class={`mark ${kind}`} viewBox="0 0 20 20" aria-hidden="true">
      <path class="shape" d={shape} />
      <path class="sign" d={sign} />
    </svg>
  )
}
