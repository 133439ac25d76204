import { useId } from 'preact/hooks'
import type { Figure } from '../../../../conversation/sheet.ts'
import { useTalk } from '../../talk/speech.ts'
import { SafeLink } from '../safe-link.tsx'
import { Dot, Dots } from './dots.tsx'

/** Groups of one study at one moment, each as 100 people. */
export function FigureView({ figure: { moment, groups, source } }: { figure: Figure }) {
  const { say, text } = useTalk()
  const id = useId()
  return (
    <figure class="figure" aria-labelledby={id}>
      <figcaption id={id} class="moment">
        {text(moment)}
      </figcaption>
      <div class="groups">
        {groups.map((group) => (
          <div class="group" key={group.name.en}>
            <h3>{text(group.name)}</h3>
            <Dots count={group.yes} />
            <p>{say.ofHundred}</p>
            <ul class="both">
              <li>
                <svg class="sign" viewBox="0 0 20 20" aria-hidden="true">
                  <Dot isYes cx={10} cy={10} />
                </svg>
                {text(group.yesText)}
              </li>
              <li>
                <svg class="sign" viewBox="0 0 20 20" aria-hidden="true">
                  <Dot isYes={false} cx={10} cy={10} />
                </svg>
                {text(group.noText)}
              </li>
            </ul>
          </div>
        ))}
      </div>
      <p class="imprint">
        {say.source}: {text(source.title)}, {source.publisher}, {source.date}. <SafeLink url={source.url} />
      </p>
    </figure>
  )
}
