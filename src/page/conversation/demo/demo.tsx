import { useState } from 'preact/hooks'
import type { Introduction } from '../../../examples/introduction.ts'
import { NotLoaded } from '../../public/not-loaded.tsx'
import { useLoaded } from '../../public/use-loaded.ts'
import { Conversation } from '../talk/conversation.tsx'
import { useTalk } from '../talk/speech.ts'
import { exampleSource } from './example-source.ts'
import { People } from './people.tsx'

/** The conversation about an invented person, who is chosen from a list: the choice lives in the tab, and the address stays. */
export function Demo() {
  const { say } = useTalk()
  const [told, load] = useLoaded<{ patients: readonly Introduction[] }>('/examples')
  const [name, setName] = useState<string | null>(null)
  if (name !== null) return <Conversation key={name} source={exampleSource(name)} onOther={() => setName(null)} />
  return (
    <main id="content" class="people" tabIndex={-1} aria-busy={told === null}>
      <h1>{say.demo}</h1>
      <p class="note">{say.demoLead}</p>
      {told === 'failed' && <NotLoaded say={{ failed: say.demoNone, again: say.again }} onAgain={load} />}
      {told && told !== 'failed' && <People people={told.patients} onPerson={setName} />}
    </main>
  )
}
