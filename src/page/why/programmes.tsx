import type { Explanation } from '../../why/explanation.ts'
import { type Speaker, useWords } from '../language.ts'
import { criterionWords } from '../parts/criterion.ts'

type Programme = NonNullable<Explanation['programmes']>[number]
type Criterion = Programme['met'][number]

/** Which lifestyle programmes fit, and why the others do not. */
export function Programmes({ programmes }: { programmes: readonly Programme[] }) {
  const words = useWords()
  const { say, text } = words
  return (
    <article class="decision">
      <header>
        <h2>{say.programmes}</h2>
      </header>
      <ul class="programmes">
        {programmes.map((programme) => (
          <li key={programme.id}>
            <h3>
              {text(programme.name)}{' '}
              <span class="tag">
                {programme.fits ? (programme.unknown.length > 0 ? say.fitsMaybe : say.fits) : say.fitsNot}
              </span>
            </h3>
            <dl>
              <Reasons title={say.failed} criteria={programme.failed} words={words} />
              <Reasons title={say.toCheck} criteria={programme.unknown} words={words} />
              <Reasons title={say.met} criteria={programme.met} words={words} />
            </dl>
          </li>
        ))}
      </ul>
    </article>
  )
}

function Reasons({ title, criteria, words }: { title: string; criteria: readonly Criterion[]; words: Speaker }) {
  if (criteria.length === 0) return null
  return (
    <div>
      <dt>{title}</dt>
      <dd>{criteria.map((criterion) => criterionWords(criterion, words)).join('; ')}</dd>
    </div>
  )
}
