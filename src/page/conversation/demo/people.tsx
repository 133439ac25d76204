import { useState } from 'preact/hooks'
import type { Introduction } from '../../../examples/introduction.ts'
import { shortName } from '../../model/patients/short-name.ts'
import { useTalk } from '../talk/speech.ts'

/** The invented people, to choose one of. */
export function People({ people, onPerson }: { people: readonly Introduction[]; onPerson: (name: string) => void }) {
  const { say, text } = useTalk()
  const [sought, setSought] = useState('')
  const wanted = sought.trim().toLowerCase()
  const found = people.filter(({ family, line }) => `${family} ${text(line)}`.toLowerCase().includes(wanted))
  return (
    <>
      <label class="search">
        {say.search}
        <input type="search" value={sought} onInput={({ currentTarget }) => setSought(currentTarget.value)} />
      </label>
      <ul class="choose-person">
        {found.map(({ name, family, age, line }) => (
          <li key={name}>
            <button type="button" onClick={() => onPerson(name)}>
              <strong>{shortName(family)}</strong> {age !== null && <span>{say.years(age)}</span>}{' '}
              <small>{text(line)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
