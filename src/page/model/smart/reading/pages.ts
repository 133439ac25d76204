import type { BundleEntry } from 'fhir/r4.js'
import { openBundle } from '../../../../fhir/bundle.ts'
import { isUnder } from '../../../../fhir/client/under.ts'
import { NotHad } from '../../../../fhir/failed-answer.ts'
import { Searchset } from '../../../../fhir/searchset.ts'

/** Asks a FHIR server for what stands at an address, once for each page. */
export type Ask = (url: string) => Promise<unknown>

/** So many pages are read of one search: a server that goes on after that does not end. */
const most = 500

/**
 * Every page of a search: whole, or not had. The link to the next one must lie under the base of the server, or the token would go elsewhere.
 * @throws NotHad, or what asking throws
 */
export async function allPages(base: string, query: string, ask: Ask): Promise<readonly BundleEntry[]> {
  const found = new Searchset(/^[A-Za-z]+/.exec(query)?.[0] ?? '')
  const entries: BundleEntry[] = []
  let next: string | null = `${base}/${query}`
  for (let count = 0; next !== null; count += 1) {
    if (count === most) throw new NotHad('incomplete', 'pages without end', 'pagina’s zonder einde')
    const answer = await ask(next)
    const page = openBundle(answer)
    found.add(page)
    entries.push(...((answer as { entry?: readonly BundleEntry[] }).entry ?? []).filter(isFound))
    next = page.next === null ? null : followed(page.next, base)
  }
  found.end()
  return entries
}

function isFound({ resource }: BundleEntry): boolean {
  return resource?.resourceType !== 'OperationOutcome'
}

function followed(link: string, base: string): string {
  const url = URL.canParse(link, `${base}/`) ? new URL(link, `${base}/`) : null
  if (link === '' || !url || !isUnder(base, url))
    throw new NotHad('incomplete', 'a next page elsewhere', 'een volgende pagina ergens anders')
  return url.href
}
