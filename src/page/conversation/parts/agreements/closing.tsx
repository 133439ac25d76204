import type { AgreementsPart } from '../../../../conversation/sheet.ts'
import { useTalk } from '../../talk/speech.ts'
import { SafeLink } from '../safe-link.tsx'

/** How a talk ends: what to read, and the question whether it was understood. */
export function Closing({ part: { links, teachBack } }: { part: AgreementsPart }) {
  const { say, text } = useTalk()
  return (
    <>
      {links.length > 0 && (
        <section class="block">
          <h2>{say.links}</h2>
          <ul class="listed">
            {links.map((link) => (
              <li key={link.url}>
                <SafeLink url={link.url} text={text(link.text)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="block teach-back">
        <h2>{say.teachBack}</h2>
        <p>{text(teachBack)}</p>
      </section>
    </>
  )
}
