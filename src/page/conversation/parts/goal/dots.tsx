/** So many of 100 people, filled from the first; the words beside it say the same. */
export function Dots({ count }: { count: number }) {
  return (
    <svg class="dots" viewBox="0 0 200 200" aria-hidden="true">
      {Array.from({ length: 100 }, (_, at) => {
        const isYes = at < count
        return (
          <circle
            key={at}
            class={isYes ? 'dot yes' : 'dot no'}
            cx={(at % 10) * 20 + 10}
            cy={Math.floor(at / 10) * 20 + 10}
            r={isYes ? 8 : 7}
          />
        )
      })}
    </svg>
  )
}
