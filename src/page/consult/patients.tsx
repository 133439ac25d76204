import { useState } from 'preact/hooks'
import type { Introduction } from '../../fhir/introduction.ts'
import { type Speaker, useWords } from '../language.ts'
import type { Session } from '../use-consult.ts'

interface Asked {
  readonly examples: readonly Introduction[]
  readonly current: Session | null
  readonly isOwn: boolean
  readonly onChoose: (name: string) => void
  readonly onOwn: () => void
}

/** The patients that there are, to be found by name or by what is true of them. */
export function Patients({ examples, current, isOwn, onChoose, onOwn }: Asked) {
  const words = useWords()
  const { say, text } = words
  const [wanted, setWanted] = useState('')
  const [open, setOpen] = useState(false)
  const needle = wanted.trim().toLowerCase()
  const found = examples.filter((each) => `${shortName(each.family)} ${text(each.line)}`.toLowerCase().includes(needle))
  const choose = (action: () => void) => {
    setOpen(false)
    action()
  }
  return (
    <nav class={open ? 'patients unfolded' : 'patients'} aria-label={say.patients}>
      <button type="button" class="unfold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say.otherPatient}
      </button>
      <div class="folded">
        <div class="find">
          <button type="button" aria-pressed={isOwn} onClick={() => choose(onOwn)}>
            {say.ownRecord}
          </button>
          {examples.length > 0 && (
            <label>
              <span class="unseen">{say.filter}</span>
              <input
                type="search"
                placeholder={say.filter}
                value={wanted}
                onInput={({ currentTarget }) => setWanted(currentTarget.value)}
              />
            </label>
          )}
        </div>
        <p class="small" role="status">
          {examples.length === 0 ? say.noExamples : found.length === 0 ? say.noneFound : say.patientsAll(found.length)}
        </p>
        <ul>
          {found.map((each) => (
            <li key={each.name}>
              <button
                type="button"
                aria-current={current?.title === each.family}
                onClick={() => choose(() => onChoose(each.name))}
              >
                <PatientLine person={each} words={words} />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

/** Who somebody is and what is true of them. */
export function PatientLine({ person, words }: { person: Introduction; words: Speaker }) {
  const { say, text } = words
  const sex = person.sex === 'male' || person.sex === 'female' || person.sex === 'other' ? say[person.sex] : say.unknown
  return (
    <>
      <span class="who">
        <strong>{shortName(person.family)}</strong>
        <span>{[sex, person.age !== null && say.years(person.age)].filter(Boolean).join(', ')}</span>
      </span>
      <span class="line">{text(person.line)}</span>
    </>
  )
}

/** A fixture's family name without the part that all of them share. */
function shortName(family: string): string {
  return family.replace(/^Testpersoon-/, '')
}
