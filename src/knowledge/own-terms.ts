import type { Entries } from './files/entries.ts'
import type { Folder } from './files/folder.ts'

/** What the program itself says: codes whose words stand in `terms.yaml`. */
export const ownTerms = {
  /** Under a card on which a list does not fit. */
  listCut: 'list-cut',
  /** On the link of a card that opens the conversation page. */
  openConversation: 'open-conversation',
  /** The reason of every rule that a site has switched off. */
  switchedOff: 'switched-off',
  /** Why a card is not shown that another one beat. */
  anotherCardFirst: 'another-card-first',
  /** Why a card is not shown that was shown before, and tells nothing new. */
  recentlyShown: 'recently-shown',
  /** Why no card is shown to who is no professional. */
  notAProfessional: 'not-a-professional',
  /** Why a card is not shown that is for others than who is looking. */
  notForThisUser: 'not-for-this-user',
} as const

/** Whether the program itself says this, and no rule or service. */
export function isOwnTerm(code: string): boolean {
  return Object.values<string>(ownTerms).includes(code)
}

/** Checks that `terms.yaml` has them all. */
export function checkOwnTerms(folder: Folder, terms: Entries<unknown>): void {
  for (const code of Object.values(ownTerms))
    if (!terms.knows(code)) folder.fault('terms.yaml', `"${code}" is missing, which the program itself says: add it`)
}
