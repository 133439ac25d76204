/** A sentence or word in both languages of the service. */
export interface Text {
  readonly nl: string
  readonly en: string
}

export type Language = keyof Text
