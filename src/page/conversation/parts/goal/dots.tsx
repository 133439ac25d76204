/** So many of 100 people, filled from the first; the words beside it say the same. */
export function Dots({ count }: { count: number }) {
  return (
    <svg class="dots" viewBox="0 0 200 200" aria-hidden="true">
      {Array.from({ length: 100 }, (_, at) => (
        <Dot key={at} isYes={at < count} cx={(at % 10) * 20 + 10} cy={Math.floor(at / 10) * 20 + 10} />
      ))}
    </svg>
  )
}

/** One of them: filled, or a ring that is as large with its line. */
export function Dot({ isYes, cx, cy }: { isYes: boolean; cx: number; cy: number }) {
  return <circle class={isYes ? 'dot yes' : 'dot no'} cx={cx} cy={cy} r={isYes ? 8 : 7} />
}
