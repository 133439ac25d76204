import type { Programme } from '../../knowledge/knowledge.ts'
import type { Text } from '../../text.ts'
import type { Known } from '../known.ts'
import type { Option } from '../sheet.ts'
import { applies } from '../when.ts'

/** A column in which every row has an answer. */
export function column(
  option: Pick<Option, 'id' | 'kind' | 'name'>,
  cells: Readonly<Record<string, Text>>,
  known: Known,
): Option {
  const { rows, unknown } = known.texts.options
  return {
    ...option,
    cells: Object.fromEntries(rows.map(({ code }) => [code, known.fill(cells[code] ?? unknown)])),
  }
}

/** The column of a programme: what the directory tells of it, and what it asks of the drugs of this person. */
export function programmeColumn(programme: Programme, known: Known): Option {
  const { programme: row, words, checks } = known.texts.options
  const { id, name, listing, duration, payer, evidence, languages = [] } = programme
  const { facets } = known.knowledge
  const said = (list: 'together' | 'where') => listed(listing[list].flatMap((value) => facets[list].get(value) ?? []))
  const own = words[id] ?? {}
  const cells = {
    [row.does]: listing.does,
    [row.duration]: own.duration ?? duration,
    [row.together]: said('together'),
    [row.where]: said('where'),
    [row.language]: listed(languages.flatMap((value) => facets.languages.get(value) ?? [])),
    [row.cost]: own.cost ?? payer,
    [row.evidence]: own.evidence ?? evidence,
    [row.drugs]: asks(programme, known),
    [row.checks]: programme.checks === 'yearly' ? checks.yearly : checks.usual,
  }
  return column({ id, kind: 'programme', name }, onlyKnown(cells), known)
}

function onlyKnown(cells: Readonly<Record<string, Text | null>>): Readonly<Record<string, Text>> {
  return Object.fromEntries(Object.entries(cells).flatMap(([row, text]) => (text ? [[row, text]] : [])))
}

/** What a programme asks of drugs: of those of this person by its diet, and where nobody says so to ask first. */
function asks({ diet }: Programme, known: Known): Text {
  const { asks, askFirst } = known.texts.options
  if (!known.isMedicationKnown) return askFirst
  const found = asks.find((each) => each.diets.includes(diet) && applies(each, known))
  return found ? { nl: found.nl, en: found.en } : askFirst
}

/** Texts with a comma between; null for none. */
function listed(texts: readonly Text[]): Text | null {
  if (texts.length === 0) return null
  return { nl: texts.map(({ nl }) => nl).join(', '), en: texts.map(({ en }) => en).join(', ') }
}
