import { useEffect, useState } from 'preact/hooks'
import type { Introduction } from '../../../examples/introduction.ts'
import type { Text } from '../../../knowledge/knowledge.ts'
import type { Explanation } from '../../../why/explanation.ts'
import { drugName, recordOf } from '../../model/practice.ts'
import { useSpeech } from '../speech.ts'
import { explainedWords } from '../words/explained.ts'

interface Shown {
  readonly name: string
  readonly explanation: Explanation
  readonly words: Readonly<Record<string, Text>>
  readonly answered: boolean
}

/** Who the invented patient is, and what of the record the service used; what is true of them in a line only once it gives nothing away. */
export function Person({ name, explanation, words, answered }: Shown) {
  const { language, text, number, day } = useSpeech()
  const say = explainedWords[language]
  const person = useIntroduction(name)
  const term = (code: string) => (words[code] ? text(words[code]) : code)
  const amount = (value: unknown, unit: string | null) =>
    typeof value === 'number'
      ? `${number(value)} ${unit === null ? '' : term(`unit.${unit}`).replace(/^unit\./, '')}`.trim()
      : ''
  return (
    <div class="person">
      {person && (
        <p>
          <strong>
            {person.family}, {say.sexes[person.sex] ?? say.sexUnknown}
            {person.age !== null && `, ${say.years(person.age)}`}
          </strong>
          {answered && <>: {text(person.line)}</>}
        </p>
      )}
      <p class="small">{say.record}</p>
      <ul>
        {recordOf(explanation)
          .filter((fact) => drugName(fact) !== null || (words[fact.fact] && fact.date !== null && fact.unit !== 'a'))
          .map((fact) => (
            <li key={`${fact.fact} ${fact.value}`}>
              {drugName(fact) ?? [term(fact.fact), amount(fact.value, fact.unit)].filter(Boolean).join(': ')}
              {fact.date && <span class="small"> ({day(fact.date)})</span>}
            </li>
          ))}
      </ul>
    </div>
  )
}

function useIntroduction(name: string): Introduction | undefined {
  const [people, setPeople] = useState<readonly Introduction[]>([])
  useEffect(() => {
    fetch('/examples')
      .then((answer) => answer.json())
      .then(({ patients }) => setPeople(patients))
      .catch(() => setPeople([]))
  }, [])
  return people.find((each) => each.name === name)
}
