import type { Patient } from 'fhir/r4.js'
import type { Ref } from 'preact'
import { useWords } from '../language.ts'
import { Icon } from '../parts/icon.tsx'
import type { Consult } from '../service/use-consult.ts'

interface Asked {
  readonly heading: Ref<HTMLHeadingElement>
  readonly consult: Consult
  readonly line: string | null
  readonly onRestart: () => void
}

/** Who is in view, and the way back to the record as it was opened. */
export function Banner({ heading, consult, line, onRestart }: Asked) {
  const { say, date, term, language } = useWords()
  const { session, asOf } = consult
  if (!session) return null
  const { record, initial } = session
  const patient = record.resources.find(({ resourceType }) => resourceType === 'Patient') as Patient | undefined
  const sex = patient?.gender
  const about = [
    sex === 'male' || sex === 'female' || sex === 'other' ? say[sex] : say.unknown,
    patient?.birthDate && say.born(date(patient.birthDate)),
  ]
  // The conversation has the same invented people, to be chosen there: nothing of a record goes along.
  const isOfService = session.line !== null
  const isChanged = record !== initial || asOf !== ''
  return (
    <div class="banner">
      <div>
        <h1 tabIndex={-1} ref={heading}>
          {session.title} <span class="about">{about.filter(Boolean).join(', ')}</span>
        </h1>
        {line && <p>{line}</p>}
        {record.unavailable.length > 0 && (
          <p class="caution">{say.unavailable(record.unavailable.map(term).join(', '))}</p>
        )}
        {asOf !== '' && <p class="caution">{say.judgedOn(date(asOf))}</p>}
      </div>
      <div class="restart">
        {isOfService && <a href={`/conversation/demo?lang=${language}`}>{say.together}</a>}
        {isChanged && <span class="tag">{say.changed}</span>}
        <button type="button" onClick={onRestart}>
          <Icon name="again" />
          {say.startAgain}
        </button>
      </div>
    </div>
  )
}
