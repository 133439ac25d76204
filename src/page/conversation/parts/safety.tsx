import type { SafetyPart } from '../../../conversation/sheet.ts'
import { useTalk } from '../talk/speech.ts'
import { Sentences } from './sentences.tsx'

/** Safe: what to do together first, and when to call whom. */
export function Safety({ part: { texts, call, contact } }: { part: SafetyPart }) {
  const { say, text } = useTalk()
  return (
    <>
      <Sentences texts={texts} />
      {call.length > 0 && (
        <section class="block">
          <h2>{say.call}</h2>
          <Sentences texts={call} listed />
        </section>
      )}
      <section class="block">
        <h2>{say.contact}</h2>
        <p class="contact">{text(contact)}</p>
      </section>
    </>
  )
}
