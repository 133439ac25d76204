import { goldenOf, ruleFolders } from '../../scripts/rule-pages/place.ts'
import { readBy } from '../../scripts/rule-pages/rule-page.ts'
import { type Card, cardSchema } from '../../src/cards/card.ts'
import { compose } from '../../src/cards/compose.ts'
import type { Evaluation } from '../../src/engine/decide.ts'
import { missing, recommend } from '../../src/engine/decision.ts'
import type { Cases } from '../../src/knowledge/cases/cases.ts'
import type { Expectation } from '../../src/knowledge/cases/expectation.ts'
import type { Knowledge, Language, LoadedRule, Service } from '../../src/knowledge/knowledge.ts'
import { inForce } from '../../src/knowledge/services/in-force.ts'
import { judge } from '../judge.ts'
import { judgedOn } from '../properties/everything.ts'
import type { Written } from './written.ts'

/** A card of a rule, and a service that runs it. */
export interface OwnedCard {
  readonly service: Service
  readonly rule: LoadedRule
  readonly card: string
}

/** Every card of every rule. */
export function everyCard(knowledge: Knowledge): readonly OwnedCard[] {
  return ruleFolders(knowledge).flatMap(({ services, rules }) =>
    rules.flatMap((rule) =>
      [...rule.cards.keys()].map((card) => ({ service: serviceWith(rule, services), rule, card })),
    ),
  )
}

function serviceWith(rule: LoadedRule, services: readonly Service[]): Service {
  const service = services.find(({ rules }) => rules.includes(rule))
  if (!service) throw new Error(`no service runs ${rule.at}`)
  return service
}

/** A card as a GP reads it, and the path of the file that keeps it so. */
export interface Golden {
  readonly path: string
  readonly card: Card
}

/**
 * The card of a view that is written out and fills every hole, else of the first case of the rule that wants it.
 * @param written by the folder of a service
 * @throws Error when no case wants it, or it is no card that CDS Hooks allows
 */
export function goldenCard(
  { service, rule, card: name }: OwnedCard,
  language: Language,
  { knowledge, cases }: { readonly knowledge: Knowledge; readonly cases: Cases },
  written: ReadonlyMap<string, Written>,
): Golden {
  const full = rule.cards.get(name)?.parts ? undefined : written.get(service.folder)?.[name]
  const { asOf, evaluations } =
    full?.rule === rule.name ? decidedAs(full, rule, knowledge) : decidedIn(service, rule, name, knowledge, cases)
  const { cards } = compose(service, knowledge, { id: 'p1', asOf }, evaluations, language)
  if (cards.length !== 1) throw new Error(`${rule.at} makes ${cards.length} cards "${name}"`)
  return { path: `${goldenOf(rule)}/${name}.${language}.json`, card: cardSchema.parse(cards[0]) }
}

/** The decision that asks for a card, with those of which it is made, and its day. */
interface Decided {
  readonly asOf: string
  readonly evaluations: readonly Evaluation[]
}

function decidedAs({ reason, missing: names, card }: Written[string], rule: LoadedRule, knowledge: Knowledge): Decided {
  const decision = names ? missing(names, {}, { reason, card }) : recommend(reason, {}, card)
  const owners = [rule, ...readBy(rule, knowledge)]
  const values = owners.flatMap(({ parameters }) => Object.values(inForce(parameters, judgedOn)))
  return { asOf: judgedOn, evaluations: [{ rule, decision, evidence: new Set(), values }] }
}

function decidedIn(service: Service, rule: LoadedRule, name: string, knowledge: Knowledge, cases: Cases): Decided {
  const isTrigger = rule.partOf !== null
  const asksFor = ({ card, outcome }: Expectation = {}) => (isTrigger ? outcome === 'recommend' : card === name)
  const example = cases.of.get(rule.at)?.find(({ expect }) => asksFor(expect[rule.name]))
  if (!example) throw new Error(`no case in ${rule.at}/cases.yaml expects the card "${name}": add one`)
  const isOfCard = (each: LoadedRule) =>
    each === rule || (isTrigger ? each.name === rule.partOf : each.partOf === rule.name)
  const evaluations = judge(example, service, knowledge).evaluations.filter((each) => isOfCard(each.rule))
  return { asOf: example.asOf, evaluations }
}

/** A card as its golden file has it: its random ids are not. */
export function asKept(card: Card): string {
  return `${JSON.stringify(card, (key, value) => (key === 'uuid' ? '(uuid)' : value), 2)}\n`
}
