import type { Introduction } from '../../examples/introduction.ts'
import { useWords } from '../language.ts'
import { type CardsByName, groupsOf } from '../model/patients/groups.ts'
import type { DiscoveredService } from '../model/record/record.ts'
import { Person } from './person.tsx'

/** So many patients are shown to begin with. */
const most = 6

interface Asked {
  readonly services: readonly DiscoveredService[]
  readonly examples: readonly Introduction[]
  readonly cards: CardsByName | null
  readonly onChoose: (name: string) => void
}

/** A folder that serves several hooks says the same of each. */
function isFirstOfTitle({ title }: DiscoveredService, at: number, all: readonly DiscoveredService[]): boolean {
  return all.findIndex((other) => other.title === title) === at
}

/** What the services do and what this page is, before a patient is opened. */
export function Welcome({ services, examples, cards, onChoose }: Asked) {
  const { say, vocabulary } = useWords()
  // One of each outcome, so that the first look shows what there is to see.
  const groups = cards ? groupsOf(examples, cards, vocabulary?.services ?? {}) : []
  const shown = groups.flatMap(({ people }) => people.slice(0, 1)).slice(0, most)
  return (
    <section class="welcome">
      <h1>{say.welcomeTitle}</h1>
      {say.welcome.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {services.filter(isFirstOfTitle).map(({ id, title, description }) => (
        <p key={id} class="service">
          <strong>{title}.</strong> {description}
        </p>
      ))}
      {shown.length > 0 && <h2>{say.begin}</h2>}
      <ul class="choices">
        {shown.map((person) => (
          <li key={person.name}>
            <button type="button" onClick={() => onChoose(person.name)}>
              <Person person={person} cards={cards?.get(person.name)} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
