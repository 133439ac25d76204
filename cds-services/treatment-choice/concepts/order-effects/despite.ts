/** What keeps nobody from being warned: an order that is not safe is so for who has another diabetes, or is a child, or pregnant. */
export const anyone = [
  'birth-date-unknown',
  'under-18',
  'not-type-2',
  'type-not-recorded',
  'unclear-type',
  'pregnant',
] as const
