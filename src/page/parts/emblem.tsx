/** The mark of the program, as in `icon.svg`: a hand that points at the lowest part of a scale. */
export function Emblem() {
  return (
    <svg class="emblem" viewBox="0 0 32 32" aria-hidden="true">
      <rect class="plate" width="32" height="32" rx="8" />
      <path class="scale" d="M10.3 12.3A9.5 9.5 0 0 1 25.5 19.5" />
      <path class="low" d="M6.5 19.5a9.5 9.5 0 0 1 1.6-5.3" />
      <path class="hand" d="M16 19.5 9.8 16.3" />
      <circle class="pin" cx="16" cy="19.5" r="2.4" />
    </svg>
  )
}
