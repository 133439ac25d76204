/** Whether a day is typed to its end: a browser gives the year 0002 on the way to 2026. */
export function isTyped(day: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && day >= '1900'
}
