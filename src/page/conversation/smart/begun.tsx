import { useEffect, useState } from 'preact/hooks'
import type { Choice } from '../../model/smart/asked.ts'
import type { Trouble } from '../record.ts'
import { useTalk } from '../talk/speech.ts'
import { TroubleNote } from '../talk/trouble-note.tsx'
import { begin } from './begin.ts'
import { loadSettings } from './settings.ts'
import { smartWords } from './words.ts'

/** The page that an EHR opens: it goes on to sign in there, or says why it does not. */
export function Begun({ address }: { address: URL }) {
  const say = smartWords[useTalk().language]
  const [came, setCame] = useState<Trouble | Choice | null>(null)
  useEffect(() => {
    loadSettings()
      .then((settings) => begin(address.searchParams, settings))
      .catch((): Trouble => ({ trouble: 'service-failed' }))
      .then(setCame)
  }, [address])
  if (!came)
    return (
      <main id="content" tabIndex={-1} aria-busy="true">
        <p>{say.signingIn}</p>
      </main>
    )
  if ('servers' in came)
    return (
      <main id="content" tabIndex={-1}>
        <h1>{say.choose}</h1>
        <ul class="listed">
          {came.servers.map(({ iss }) => (
            <li key={iss}>
              <a href={`/conversation/launch?${new URLSearchParams({ iss })}`}>{iss}</a>
            </li>
          ))}
        </ul>
      </main>
    )
  return (
    <TroubleNote trouble={came}>
      {came.trouble === 'storage-blocked' && (
        <p>
          <a href={address.href} target="_blank" rel="noopener noreferrer">
            {say.ownWindow}
          </a>
        </p>
      )}
    </TroubleNote>
  )
}
