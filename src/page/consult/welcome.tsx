import type { Introduction } from '../../fhir/introduction.ts'
import { useWords } from '../language.ts'
import { PatientLine } from './patients.tsx'

/** Patients of different kinds, to begin with. */
const first = [
  'candidate-two-years-bmi-32',
  'sulfonylurea-hypoglycaemia',
  'remission-after-metformin-stop',
  'relapse-after-remission',
  'metformin-hba1c-46',
  'no-diabetes',
]

/** What the service does and what this page is, before a patient is opened. */
export function Welcome({
  examples,
  onChoose,
}: {
  examples: readonly Introduction[]
  onChoose: (name: string) => void
}) {
  const words = useWords()
  const { say } = words
  const shown = examples.filter(({ name }) => first.includes(name))
  return (
    <section class="welcome">
      <h1>{say.welcomeTitle}</h1>
      {say.welcome.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {shown.length > 0 && <h2>{say.begin}</h2>}
      <ul class="choices">
        {shown.map((person) => (
          <li key={person.name}>
            <button type="button" onClick={() => onChoose(person.name)}>
              <PatientLine person={person} words={words} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
