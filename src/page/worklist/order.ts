import type { Language } from '../../knowledge/knowledge.ts'
import type { SheetRow } from '../../screen/worklist/sheet.ts'

/** The columns by which rows can be put in order. */
export const sortable = ['patient', 'age', 'why', 'contact'] as const

export type Sortable = (typeof sortable)[number]

/** By which column, or null for the order in which rows came. */
export interface Order {
  readonly by: Sortable
  readonly isDown: boolean
}

/** A row, and its place in the list, by which it is known. */
export interface Placed {
  readonly row: SheetRow
  readonly at: number
}

/** The next order of a column that is pressed: up, down, and as they came. */
export function nextOrder(order: Order | null, by: Sortable): Order | null {
  if (order?.by !== by) return { by, isDown: false }
  return order.isDown ? null : { by, isDown: true }
}

/** Rows in an order; what is unknown comes last. */
export function inOrder(rows: readonly Placed[], order: Order | null, language: Language): readonly Placed[] {
  if (!order) return rows
  const { by, isDown } = order
  return [...rows].sort((one, other) => {
    const [value, otherValue] = [one, other].map(({ row }) => sortValue(row, by, language))
    if (value === null || otherValue === null) return Number(value === null) - Number(otherValue === null)
    const before =
      typeof value === 'number'
        ? value - Number(otherValue)
        : String(value).localeCompare(String(otherValue), language, { numeric: true })
    return isDown ? -before : before
  })
}

function sortValue(row: SheetRow, by: Sortable, language: Language): string | number | null {
  if (by === 'why') return row.why[language]
  return by === 'patient' ? (row.name ?? row.patient) : row[by]
}

/** Whether all words that are looked for stand somewhere in a row. */
export function holds({ row }: Placed, looked: string, language: Language): boolean {
  const { name = '', patient, born = '', why, also, drugs, programmes, missing } = row
  const texts = [why, ...also, ...programmes, ...missing].map((text) => text[language])
  const all = [name, patient, born, ...texts, ...drugs].join(' ').toLowerCase()
  return looked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
