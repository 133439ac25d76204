import { dayAt } from '../calendar.ts'
import type { Cases } from '../knowledge/cases/cases.ts'
import { KnowledgeFaults } from '../knowledge/files/fault.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { readKnowledge } from '../knowledge/load.ts'
import { allParameters, pastReview } from '../knowledge/services/review.ts'
import { deploy } from '../site/deployment.ts'
import { deadLinks, undatedLinks } from './links.ts'

/** Lists every fault of the knowledge and of the site file that SITE names, with file and line; the exit code is 1 when there is any. */
export async function check(
  env: NodeJS.ProcessEnv,
  asOf: string = dayAt(Date.now()),
  asksLinks = false,
): Promise<void> {
  const siteFile = env.SITE?.trim() || undefined
  try {
    const read = await readKnowledge({ cases: true })
    const { knowledge, region } = await deploy(read, siteFile, null)
    for (const { at, name, reviewBy } of pastReview(knowledge, asOf))
      console.log(`notice: cds-services/${at}: "${name}" was to be reviewed by ${reviewBy}: look at it again`)
    for (const notice of unfinished(read.knowledge)) console.log(`notice: ${notice}`)
    const { links } = knowledge.explained
    const linkFaults = [...undatedLinks(links, asOf), ...(asksLinks ? await deadLinks(links) : [])]
    for (const { id, message } of linkFaults) console.error(`cds-services/explained/links.yaml: "${id}": ${message}`)
    for (const { id } of links.filter(({ opened }) => !opened))
      console.log(
        `notice: cds-services/explained/links.yaml: nobody opened "${id}" yet: npm run check -- --links asks for it`,
      )
    if (region.state === 'unread')
      console.log('notice: the FHIR server of the site file is asked at start-up, not here')
    for (const { where, message } of region.leftOut) console.error(`${where}: ${message}`)
    if (region.leftOut.length > 0) {
      console.error("the entries above are left out of the region's programmes: mend them")
      process.exitCode = 1
    } else if (linkFaults.length > 0) process.exitCode = 1
    else console.log(`ok: ${counted(knowledge, read.cases)}${siteFile === undefined ? '' : `, with ${siteFile}`}`)
  } catch (error) {
    if (!(error instanceof KnowledgeFaults)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** What is there and shown to nobody: services that are drafts, and rules that are off. */
export function unfinished({ services }: Pick<Knowledge, 'services'>): readonly string[] {
  const all = [...services.values()]
  const drafts = all.filter(({ offered }) => !offered)
  const off = new Set(all.flatMap(({ rules }) => rules.filter((rule) => rule.off).map(({ at }) => at)))
  return [
    ...drafts.map(
      ({ id, folder }) =>
        `the service ${id} is a draft: clients may call it when cds-services/${folder}/service.yaml says active`,
    ),
    ...[...off].map(
      (at) =>
        `the rule cds-services/${at} is off: it decides nothing unless a site switches it on, or rulesOff of its service.yaml no longer names it`,
    ),
  ]
}

function counted(knowledge: Knowledge, cases: Cases | undefined): string {
  const services = [...knowledge.services.values()]
  const rules = services.flatMap((service) => service.rules)
  const { measures, findings, conditions, procedures, medications } = knowledge.codes
  const lists = [measures, findings, conditions, procedures].flatMap((lists) => [...lists.values()])
  const codes = lists.reduce((sum, list) => sum + list.codes.length, medications.products.length)
  const values = allParameters(knowledge).length
  const cards = rules.reduce((sum, { cards }) => sum + cards.size, 0)
  return [
    `${rules.length} rules`,
    `${values} values`,
    `${codes} codes`,
    `${cards} cards`,
    `${[...(cases?.of.values() ?? [])].flat().length} cases`,
    `${knowledge.concepts.length} concepts`,
    `${knowledge.programmes.length} programmes`,
    `${knowledge.sources.size} sources`,
    `${knowledge.views.size} views`,
  ].join(', ')
}
