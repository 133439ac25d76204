import type Client from 'fhirclient/lib/Client.js'
import { answeredIn, type Launched } from '../../model/smart/callback.ts'
import { cardIn } from '../../model/smart/card.ts'
import { isUnread, readRecord } from '../../model/smart/reading/read-record.ts'
import { write } from '../../model/smart/saving/save.ts'
import { grantedIn, lacksNeeded } from '../../model/smart/scopes.ts'
import { typesSearched } from '../../model/smart/settings.ts'
import { lookerOf } from '../../model/smart/user.ts'
import { personOf } from '../../model/talk/person.ts'
import type { Opened, Trouble } from '../record.ts'
import { FhirServer } from './fhir-server.ts'
import { oauth2 } from './library.ts'
import { loadSettings } from './settings.ts'
import { claimTab, forgetLibrary, takeLaunch } from './tab.ts'
import { watchTab } from './watch-tab.ts'

/**
 * Ends a launch: takes the answer of the authorization server, which is no longer in the address, for a token, and reads the record with it.
 * From then on the token lives in memory alone.
 */
export async function comeBack(query: URLSearchParams): Promise<Opened | Trouble> {
  const launched = takeLaunch()
  const answered = answeredIn(query, launched)
  if ('trouble' in answered || !launched) {
    forgetLibrary(launched?.state ?? null)
    return 'trouble' in answered ? answered : { trouble: 'state-wrong' }
  }
  const client = await redeemed(answered)
  return client ? open(client, launched) : { trouble: 'token-failed' }
}

/** The library puts the code into a form as it is. */
async function redeemed({ code, state }: { code: string; state: string }): Promise<Client | null> {
  try {
    return await oauth2.ready({ code: encodeURIComponent(code), stateKey: state })
  } catch {
    return null
  } finally {
    forgetLibrary(state)
  }
}

async function open(client: Client, { iss, scope, fromEhr }: Launched): Promise<Opened | Trouble> {
  const { tokenResponse, expiresAt } = client.state
  const token = tokenResponse?.access_token
  if (typeof token !== 'string') return { trouble: 'token-failed' }
  const patientId: unknown = tokenResponse?.patient
  if (typeof patientId !== 'string' || !/^[A-Za-z0-9.-]{1,64}$/.test(patientId)) return { trouble: 'patient-missing' }
  const base = iss.replace(/\/+$/, '')
  const looker = lookerOf(userOf(client), fromEhr, base)
  if ('trouble' in looker) return looker
  const { author } = looker
  const settings = await loadSettings()
  const granted = grantedIn(tokenResponse?.scope, scope, typesSearched(settings))
  if (lacksNeeded(settings.needed, granted.reads)) return { trouble: 'scope-missing' }
  const server = new FhirServer(base, token, expiresAt ? expiresAt * 1000 : Number.POSITIVE_INFINITY)
  const opened = async (prefetch: Opened['record']['prefetch']): Promise<Opened> => {
    const isOurs = await claimTab(iss, patientId)
    const person = personOf(prefetch.patient)
    return {
      record: {
        prefetch,
        patientId,
        name: person.name ?? '',
        birthYear: Number(person.birthYear) || null,
      },
      saving: granted.creates ? { author, save: (transaction) => write(transaction, server.sending) } : null,
      card: cardIn(Reflect.get(tokenResponse ?? {}, 'appContext')),
      whenLost: (clear) =>
        watchTab(isOurs, () => {
          server.forget()
          clear({ trouble: 'patient-other' })
        }),
      close: () => server.forget(),
    }
  }
  const read = await readRecord({ ...settings, base, patientId, reads: granted.reads }, server.reading())
  if (!isUnread(read)) return opened(read)
  if (!read.whom) server.forget()
  return { trouble: read.trouble, ...(read.whom && { without: await opened(read.whom) }) }
}

/** As the server wrote it: the library would leave out on which server somebody is. */
function userOf(client: Client): unknown {
  try {
    const token = client.getIdToken()
    return token?.fhirUser ?? token?.profile
  } catch {
    return null
  }
}
