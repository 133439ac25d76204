import { Temporal } from 'temporal-polyfill'
import { KnowledgeFaults } from '../src/knowledge/fault.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { allParameters, pastReview } from '../src/knowledge/review.ts'
import { loadDeployment } from '../src/site/deployment.ts'

const asOf = process.argv[2] ?? Temporal.Now.plainDateISO('Europe/Amsterdam').toString()
const siteFile = process.env.SITE?.trim() || undefined

try {
  const { knowledge, region } = await loadDeployment(siteFile, null)
  for (const { at, name, reviewBy } of pastReview(knowledge, asOf))
    console.log(`notice: cds-services/${at}: "${name}" was to be reviewed by ${reviewBy}: look at it again`)
  if (region.state === 'unread') console.log('notice: the FHIR server of the site file is asked at start-up, not here')
  for (const { where, message } of region.leftOut) console.error(`${where}: ${message}`)
  if (region.leftOut.length > 0) {
    console.error("the entries above are left out of the region's programmes: mend them")
    process.exitCode = 1
  }
  if (process.exitCode === undefined)
    console.log(`ok: ${counted(knowledge)}${siteFile === undefined ? '' : `, with ${siteFile}`}`)
} catch (error) {
  if (!(error instanceof KnowledgeFaults)) throw error
  console.error(error.message)
  process.exitCode = 1
}

function counted(knowledge: Knowledge): string {
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
    `${knowledge.concepts.length} concepts`,
    `${knowledge.programmes.length} programmes`,
    `${knowledge.sources.size} sources`,
    `${knowledge.views.size} views`,
  ].join(', ')
}
