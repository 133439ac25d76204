import type { Day } from '../../calendar.ts'
import { offeredServices } from '../../call/accept.ts'
import { wordsOfCodes } from '../../knowledge/code-words.ts'
import type { Knowledge, Source } from '../../knowledge/knowledge.ts'

/** Everything that the page of the explanation shows; `practises` says whether example patients can be called here. */
export function explainedOn(day: Day, knowledge: Knowledge, practises: boolean) {
  const { links, texts, groups, examples, practice } = knowledge.explained
  const cited = (id: string): Pick<Source, 'title' | 'publisher' | 'date' | 'url'>[] => {
    const source = knowledge.sources.get(id)
    return source ? [{ title: source.title, publisher: source.publisher, date: source.date, url: source.url }] : []
  }
  return {
    day,
    texts: texts.map(({ sources, ...text }) => ({ ...text, sources: sources.flatMap(cited) })),
    groups: [...groups].map(([group, words]) => ({ group, words })),
    examples,
    links,
    services: rulesByFolder(knowledge),
    practice: practises ? practiceOf(practice, knowledge) : null,
  }
}

export type ExplainedPage = ReturnType<typeof explainedOn>

/** The rules of each folder of services, once each although a folder serves several hooks. */
function rulesByFolder(knowledge: Knowledge) {
  const services = offeredServices(knowledge)
  return [...new Set(services.map(({ folder }) => folder))].map((folder) => {
    const own = services.filter((service) => service.folder === folder)
    const rules = new Map(own.flatMap((service) => service.rules.map((rule) => [rule.name, rule] as const)))
    return {
      folder,
      title: own[0]?.title,
      rules: [...rules.values()]
        .filter(({ partOf, off }) => !partOf && !off)
        .map(({ name, asks }) => ({ name, asks, page: `docs/rules/${folder}/${name}.md` })),
    }
  })
}

/** The practice, with the id of the service that is called, and the words of what stands in a record. */
function practiceOf(practice: Knowledge['explained']['practice'], knowledge: Knowledge) {
  const service = [...knowledge.services.values()].find(
    ({ folder, hook }) => folder === practice?.service && hook === 'patient-view',
  )
  return practice && service
    ? { ...practice, service: service.id, words: Object.fromEntries(wordsOfCodes(knowledge)) }
    : null
}
