import type { Text } from '../../text.ts'

/** For whom a text or link is. */
export const audiencesOfTexts = ['people', 'professionals'] as const

export type ReaderKind = (typeof audiencesOfTexts)[number]

/** A page of others. */
export interface ExplainedLink {
  readonly id: string
  readonly url: string
  readonly title: Text
  /** What it is for. */
  readonly what: Text
  readonly for: readonly ReaderKind[]
  /** The day on which it was last looked after. */
  readonly date: string
  /** Whether somebody saw the page on that day. */
  readonly opened: boolean
}

/** A text that explains something; blank lines part its paragraphs. */
export interface ExplainedText {
  readonly id: string
  readonly for: ReaderKind
  readonly title: Text
  readonly text: Text
  /** Ids in sources.yaml. */
  readonly sources: readonly string[]
  readonly checkedOn: string
  readonly reviewBy: string
  /** `proposed` where a sentence of it stands in no source. */
  readonly status: 'active' | 'proposed'
}

/** An invented person, of a group, for whom it worked or did not. */
export interface InventedExample {
  readonly group: string
  readonly worked: boolean
  readonly text: Text
}

/** A question of the practice, and where in the decisions the answer of the service stands. */
export interface PracticeQuestion {
  readonly id: string
  readonly asks: Text
  readonly rule: string
  readonly path: readonly (string | number)[]
  /** The answer where nothing stands there. */
  readonly otherwise: string
  readonly answers: readonly { readonly code: string; readonly words: Text }[]
}

/** What somebody can practise with: invented people of the fixtures, and what is asked of each. */
export interface Practice {
  /** The folder of the service that decides. */
  readonly service: string
  readonly people: readonly string[]
  readonly questions: readonly PracticeQuestion[]
}

/** Everything that is explained to people and professionals beside decisions. */
export interface Explained {
  readonly links: readonly ExplainedLink[]
  readonly texts: readonly ExplainedText[]
  /** Words of the groups of the examples. */
  readonly groups: ReadonlyMap<string, Text>
  readonly examples: readonly InventedExample[]
  readonly practice: Practice | null
}
