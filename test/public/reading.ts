/** How hard a Dutch text is to read, and what in it is. */
export interface Reading {
  /** Words in a sentence, on average. */
  readonly mean: number
  /** Share of the sentences with more than 20 words. */
  readonly long: number
  /** Flesch as Douma made it for Dutch: 206.84 - 0.93 words a sentence - 77 syllables a word. */
  readonly flesch: number
  /** Words that have a plainer one beside them. */
  readonly hard: readonly string[]
}

/** Words that are above B1, each with the plain one that says the same. */
const plainer: Readonly<Record<string, string>> = {
  adequaat: 'goed',
  bewerkstelligen: 'zorgen voor',
  contra: 'niet goed samen met',
  derhalve: 'dus',
  desalniettemin: 'toch',
  echter: 'maar',
  evenals: 'net als',
  frequent: 'vaak',
  gezien: 'omdat',
  glucose: 'bloedsuiker',
  hypoglykemie: 'te lage bloedsuiker',
  indien: 'als',
  initiëren: 'beginnen',
  interventie: 'programma',
  leefstijlinterventie: 'programma',
  medicatie: 'medicijnen',
  metabool: 'van de stofwisseling',
  middels: 'met',
  monitoren: 'meten',
  omtrent: 'over',
  ondanks: 'toch',
  reduceren: 'verlagen',
  significant: 'duidelijk',
  teneinde: 'om te',
  tevens: 'ook',
  therapie: 'behandeling',
  uitsluitend: 'alleen',
  verwachting: 'wat we denken',
}

/** What of these Dutch sentences is hard. Markdown counts as its words. */
export function readingOf(text: string): Reading {
  const plain = text.replace(/\*\*/g, '').replace(/\(.*?\)/g, '')
  const sentences = plain
    .split(/(?<=[.?!:])\s+|\n\n+/)
    .map((sentence) => wordsIn(sentence))
    .filter((words) => words.length > 0)
  const words = sentences.flat()
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const mean = words.length / sentences.length
  return {
    mean,
    long: sentences.filter(({ length }) => length > 20).length / sentences.length,
    flesch: 206.84 - 0.93 * mean - 77 * (syllables / words.length),
    hard: words.filter((word) => Object.hasOwn(plainer, word)).map((word) => `${word}: ${plainer[word]}`),
  }
}

function wordsIn(sentence: string): readonly string[] {
  return sentence.toLowerCase().match(/[\p{L}\d][\p{L}\p{M}\d’'-]*/gu) ?? []
}

/** Groups of vowels that are one sound; a figure is read as two syllables on average. */
function syllablesIn(word: string): number {
  if (/^\d/.test(word)) return 2
  return Math.max(
    1,
    word.match(/aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ei|ij|ui|au|ou|[aeiouyàáèéêëïöü]/gu)?.length ?? 1,
  )
}
