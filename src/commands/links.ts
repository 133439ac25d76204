import { yearsAfter } from '../calendar.ts'
import type { ExplainedLink } from '../knowledge/knowledge.ts'

/** What is wrong with a link, told to who keeps it. */
export interface LinkFault {
  readonly id: string
  readonly message: string
}

/** Links that nobody looked after for twelve months, or that say they were looked after on a day that is yet to come. */
export function undatedLinks(links: readonly ExplainedLink[], asOf: string): readonly LinkFault[] {
  return links.flatMap(({ id, date, url }) => {
    if (date > asOf)
      return [{ id, message: `its date ${date} is yet to come: write the day on which it was looked after` }]
    if (yearsAfter(date, 1) < asOf)
      return [{ id, message: `nobody looked after it since ${date}: open ${url}, mend it, and write the day of today` }]
    return []
  })
}

/** How long a page may take, in milliseconds. */
const patience = 10_000

/** Links whose pages do not answer, or with an error. Asks the network. */
export async function deadLinks(links: readonly ExplainedLink[]): Promise<readonly LinkFault[]> {
  const found = await Promise.all(
    links.map(async ({ id, url }) => {
      const why = await whyDead(url)
      return why === null ? [] : [{ id, message: `${url} ${why}: find where it is now, or take it out` }]
    }),
  )
  return found.flat()
}

async function whyDead(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patience), headers: { accept: 'text/html' } })
    await answer.body?.cancel()
    return answer.ok ? null : `answers ${answer.status}`
  } catch {
    return 'does not answer'
  }
}
