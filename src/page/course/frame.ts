/** What all plots of one patient share, so that they stand on one time axis. */
export interface Frame {
  readonly width: number
  readonly span: readonly [Date, Date]
  readonly diagnosed: Date | null
  /** Height of the letters in pixels; everything else is drawn in proportion to it. */
  readonly text: number
  /** How numbers are written on the axis of values; null where there are none. */
  readonly numbers: ((value: number) => string) | null
}
