import { useEffect, useState } from 'preact/hooks'
import { useWords } from './language.ts'
import type { Problem } from './model/problem.ts'
import type { PatientRecord } from './model/record.ts'
import { ProblemNote } from './problem-note.tsx'
import { type Found, fetchRecord, findPatients, listServers } from './service.ts'
import { problemOf } from './use-consult.ts'

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
  const [found, setFound] = useState<readonly Found[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)

  const attempt = async (action: () => Promise<void>) => {
    setProblem(null)
    setBusy(true)
    await action().catch((error: unknown) => setProblem(problemOf(error)))
    setBusy(false)
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
            attempt(async () => setFound(await findPatients(server, name, language)))
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
      <p role="status">{busy ? say.busy : found?.length === 0 ? say.noneFound : ''}</p>
      <ul class="choices">
        {found?.map((patient) => (
          <li key={patient.id}>
            <button
              type="button"
              disabled={busy}
              onClick={() =>
                attempt(async () => onOpen(patient.name, await fetchRecord(server, patient.id, service, language)))
              }
            >
              <strong>{patient.name || patient.id}</strong>{' '}
              <span>{patient.birthDate && say.born(day(patient.birthDate))}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
