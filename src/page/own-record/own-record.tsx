import type { Ref } from 'preact'
import { useState } from 'preact/hooks'
import { useWords } from '../language.ts'
import { largest, type RecordFault, readRecord } from '../model/record/own-record.ts'
import type { PatientRecord } from '../model/record/record.ts'
import { FhirServer } from './fhir-server.tsx'

interface Asked {
  readonly heading: Ref<HTMLHeadingElement>
  readonly service: string
  readonly onOpen: (title: string, record: PatientRecord) => void
}

/** A record to open that is none of the examples: pasted, from a file, or from a FHIR server on the list. */
export function OwnRecord({ heading, service, onOpen }: Asked) {
  const { say } = useWords()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<RecordFault | null>(null)
  const open = (given: string) => {
    const read = readRecord(given)
    if (typeof read === 'string') setFault(read)
    else onOpen(say.ownTitle, read)
  }
  const openFile = async (file: File | undefined) => {
    if (!file) return
    if (file.size > largest) setFault('too-large')
    else open(await file.text())
  }
  return (
    <div class="own">
      <h1 tabIndex={-1} ref={heading}>
        {say.ownRecord}
      </h1>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          open(text)
        }}
      >
        <p>{say.ownLead}</p>
        <label class="field">
          {say.ownText}
          <textarea
            rows={10}
            spellcheck={false}
            value={text}
            aria-describedby={fault ? 'own-fault' : undefined}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        {fault && (
          <p class="fault" role="alert" id="own-fault">
            {say.faults[fault]}
          </p>
        )}
        <div class="buttons">
          <button type="submit" class="main">
            {say.ownOpen}
          </button>
          <label class="file">
            {say.ownFile}
            <input
              class="unseen"
              type="file"
              accept=".json,application/json,application/fhir+json"
              onChange={({ currentTarget }) => openFile(currentTarget.files?.[0])}
            />
          </label>
        </div>
      </form>
      <FhirServer service={service} onOpen={onOpen} />
    </div>
  )
}
