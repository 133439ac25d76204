import { useEffect, useState } from 'preact/hooks'
import { type Speaker, useWords } from '../language.ts'
import type { Problem } from '../model/problem.ts'
import type { PatientRecord } from '../model/record/record.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type FoundPage, fetchRecord, findPatients, listServers } from '../service/service.ts'
import { problemOf } from '../service/use-consult.ts'

interface Asked {
  readonly service: string
  readonly onOpen: (title: string, record: PatientRecord) => void
}

/** Finds a patient on a FHIR server that the service may call, and opens the record. */
export function FhirServer({ service, onOpen }: Asked) {
  const { say, language, day } = useWords()
  const [servers, setServers] = useState<readonly string[] | null>(null)
  const [server, setServer] = useState('')
  const [name, setName] = useState('')
  const [found, setFound] = useState<(FoundPage & { readonly server: string; readonly name: string }) | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)

  const attempt = async (action: () => Promise<void>) => {
    setProblem(null)
    setBusy(true)
    await action().catch((error: unknown) => setProblem(problemOf(error)))
    setBusy(false)
  }
  const goOn = async (before: NonNullable<typeof found>) => {
    const more = await findPatients(before.server, before.name, before.next, language)
    const patients = [...before.patients, ...more.patients]
    setFound({ ...before, patients, next: more.next, total: more.total ?? before.total })
  }
  useEffect(() => {
    attempt(async () => {
      const list = await listServers(language)
      setServers(list)
      setServer(list[0] ?? '')
    })
  }, [])

  return (
    <section class="fhir-server" aria-busy={busy}>
      <h2>{say.serverTitle}</h2>
      {problem && <ProblemNote problem={problem} />}
      {servers?.length === 0 && <p>{say.serverNone}</p>}
      {servers !== null && servers.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            setFound(null)
            attempt(async () => setFound({ ...(await findPatients(server, name, null, language)), server, name }))
          }}
        >
          <p>{say.serverLead}</p>
          <label class="field">
            {say.server}
            <select value={server} onChange={({ currentTarget }) => setServer(currentTarget.value)}>
              {servers.map((base) => (
                <option key={base}>{base}</option>
              ))}
            </select>
          </label>
          <label class="field">
            {say.serverName}
            <input type="search" value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
          </label>
          <button type="submit" disabled={busy}>
            {say.search}
          </button>
        </form>
      )}
      <p role="status">{busy ? say.busy : found && howMany(found, say)}</p>
      <ul class="choices">
        {found?.patients.map((patient) => (
          <li key={patient.id}>
            <button
              type="button"
              disabled={busy}
              onClick={() =>
                attempt(async () =>
                  onOpen(patient.name, await fetchRecord(found.server, patient.id, service, language)),
                )
              }
            >
              <strong>{patient.name || patient.id}</strong>{' '}
              <span>{patient.birthDate && say.born(day(patient.birthDate))}</span>
            </button>
          </li>
        ))}
      </ul>
      {found?.next != null && (
        <button type="button" disabled={busy} onClick={() => attempt(() => goOn(found))}>
          {say.moreFound}
        </button>
      )}
    </section>
  )
}

/** How many there are, of how many: a part of a search never looks like the whole of it. */
function howMany({ patients: { length }, total, next }: FoundPage, say: Speaker['say']): string {
  if (length === 0 && next === null) return say.noneFound
  if (total !== null && total > length) return say.foundOf(length, total)
  return next === null ? say.foundAll(length) : say.foundSome(length)
}
