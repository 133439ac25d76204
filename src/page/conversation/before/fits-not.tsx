import { useTalk } from '../talk/speech.ts'

/** That the page is not for this person; why stands in the panel alone. */
export function FitsNot() {
  const { say } = useTalk()
  return (
    <main id="content" tabIndex={-1}>
      <h1>{say.fitsNot}</h1>
      <p>{say.fitsNotMore}</p>
    </main>
  )
}
