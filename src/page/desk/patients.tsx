import { useEffect, useRef, useState } from 'preact/hooks'
import type { Introduction } from '../../examples/introduction.ts'
import { useWords } from '../language.ts'
import { type CardsByName, groupsOf, type Kind } from '../model/patients/groups.ts'
import { shortName } from '../model/patients/short-name.ts'
import { Icon } from '../parts/icon.tsx'
import { Person } from './person.tsx'

interface Asked {
  readonly examples: readonly Introduction[]
  /** The cards of each example; null until the service has told of them. */
  readonly cards: CardsByName | null
  /** Name of the example in view. */
  readonly current: string | null
  readonly isOwn: boolean
  readonly onChoose: (name: string) => void
  readonly onOwn: () => void
}

/** The patients that there are by what the service says of them, to be found by name or by what is true of them. */
export function Patients({ examples, cards, current, isOwn, onChoose, onOwn }: Asked) {
  const { say, text, asks, vocabulary } = useWords()
  const [wanted, setWanted] = useState('')
  const [open, setOpen] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current, cards])
  const needle = wanted.trim().toLowerCase()
  const found = examples.filter((each) => `${shortName(each.family)} ${text(each.line)}`.toLowerCase().includes(needle))
  const groups = cards ? groupsOf(found, cards, vocabulary?.services ?? {}) : []
  const choose = (action: () => void) => {
    setOpen(false)
    action()
  }
  const titleOf = (kind: Kind) => (kind.of === 'rule' ? asks(kind.service, kind.rule) : say.groups[kind.of])
  const count =
    examples.length === 0 ? say.noExamples : found.length === 0 ? say.noneFound : say.patientsAll(found.length)
  return (
    <nav class={open ? 'patients unfolded' : 'patients'} aria-label={say.patients}>
      <button type="button" class="unfold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="person" />
        {say.otherPatient}
      </button>
      <div class="folded" ref={list}>
        <div class="find">
          <button type="button" aria-pressed={isOwn} onClick={() => choose(onOwn)}>
            <Icon name="file" />
            {say.ownRecord}
          </button>
          {examples.length > 0 && (
            <label class="search">
              <span class="unseen">{say.filter}</span>
              <Icon name="search" />
              <input
                type="search"
                placeholder={say.filter}
                value={wanted}
                onInput={({ currentTarget }) => setWanted(currentTarget.value)}
              />
            </label>
          )}
          <p class="small" role="status">
            {cards && count}
          </p>
        </div>
        {groups.map(({ key, kind, people }) => (
          <section key={key} class={`group-of ${kind.of}`}>
            <p class="group-title" id={`group-${key}`}>
              <span>{titleOf(kind)}</span> <span class="count">{people.length}</span>
            </p>
            <ul aria-labelledby={`group-${key}`}>
              {people.map((each) => (
                <li key={each.name}>
                  <button
                    type="button"
                    aria-current={current === each.name}
                    onClick={() => choose(() => onChoose(each.name))}
                  >
                    <Person person={each} cards={cards?.get(each.name)} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  )
}
