import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../language.ts'
import { own } from '../model/address.ts'
import { Problem } from '../model/problem.ts'
import { OwnRecord } from '../own-record/own-record.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { openExample } from '../service/service.ts'
import { useAddress } from '../service/use-address.ts'
import { problemOf, useConsult } from '../service/use-consult.ts'
import type { Start } from '../service/use-start.ts'
import { Patients } from './patients.tsx'
import { Views } from './views.tsx'
import { Welcome } from './welcome.tsx'

/** The patient list, and beside it whoever the address names. */
export function Desk({ start }: { start: Start }) {
  const { say, language } = useWords()
  const [address, go] = useAddress()
  const { patient, asOf } = address
  const known = start.services.find(({ id }) => id === address.service)
  const service = known ?? start.services[0]
  const consult = useConsult(language, service, asOf)
  const { session } = consult
  const [problem, setProblem] = useState<Problem | null>(null)
  const wanted = useRef<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const isOwn = patient === own.form || (patient === own.opened && session?.name !== own.opened)
  const isOpen = session !== null && session.name === patient

  const load = async (name: string) => {
    wanted.current = name
    setProblem(null)
    try {
      const record = await openExample(name, start.services, language)
      const example = start.examples.find((each) => each.name === name)
      if (wanted.current === name) consult.open(name, example?.family ?? name, example?.line ?? null, record)
    } catch (error) {
      if (wanted.current === name) setProblem(problemOf(error))
    }
  }
  useEffect(() => {
    wanted.current = patient
    if (patient === null || isOwn) setProblem(null)
    else if (!isOpen) load(patient)
  }, [patient])
  useEffect(() => {
    if (isOpen || isOwn) heading.current?.focus()
  }, [isOpen && session.initial.patientId, isOwn])
  useEffect(() => {
    const example = isOpen ? start.examples.find(({ name }) => name === patient) : undefined
    document.title = [example?.family, 'Remissiewijzer'].filter(Boolean).join(' · ')
  }, [isOpen, patient])

  const choose = (name: string) => {
    go({ service: service?.id ?? null, patient: name, tab: 'consult', asOf: '' })
    if (isOpen && name === patient) load(name)
  }
  const unknown = address.service !== null && !known
  return (
    <div class={isOpen || isOwn ? 'desk open' : 'desk'}>
      <Patients
        examples={start.examples}
        cards={start.cards}
        current={patient}
        isOwn={isOwn}
        onChoose={choose}
        onOwn={() => go({ patient: own.form, tab: 'consult', asOf: '' })}
      />
      <main id="content" tabIndex={-1} aria-busy={patient !== null && !isOpen && !isOwn && !problem}>
        {unknown && <ProblemNote problem={new Problem(-1, [{ code: 'page', diagnostics: say.unknownService }])} />}
        {problem && <ProblemNote problem={problem} />}
        {isOwn ? (
          <OwnRecord
            heading={heading}
            service={service?.id ?? ''}
            onOpen={(title, record) => {
              consult.open(own.opened, title, null, record)
              go({ service: service?.id ?? null, patient: own.opened, tab: 'consult', asOf: '' })
            }}
          />
        ) : isOpen ? (
          <Views heading={heading} consult={consult} services={start.services} tab={address.tab} go={go} />
        ) : (
          (patient === null || problem) && (
            <Welcome services={start.services} examples={start.examples} cards={start.cards} onChoose={choose} />
          )
        )}
      </main>
    </div>
  )
}
