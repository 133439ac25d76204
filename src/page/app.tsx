import { useEffect, useRef, useState } from 'preact/hooks'
import { Attempt } from './attempt/attempt.tsx'
import { Banner } from './consult/banner.tsx'
import { Cards } from './consult/cards.tsx'
import { Header } from './consult/header.tsx'
import { Patients } from './consult/patients.tsx'
import { Welcome } from './consult/welcome.tsx'
import { Course } from './course/course.tsx'
import { Speech, useWords } from './language.ts'
import { Messages } from './messages.tsx'
import { OwnRecord } from './own-record.tsx'
import { ProblemNote } from './problem-note.tsx'
import { openExample } from './service.ts'
import { Tabs, type View } from './tabs.tsx'
import { problemOf, shownOf, useConsult } from './use-consult.ts'
import { useStart } from './use-start.ts'
import { Why } from './why/why.tsx'

/** The page: a patient list, and for the patient in view the consult, why, try and what went over the line. */
export function App() {
  const { language, setLanguage, start, retry } = useStart()
  return (
    <Speech.Provider value={{ language, vocabulary: start.vocabulary }}>
      <Header onLanguage={setLanguage} />
      {start.problem ? (
        <main class="alone">
          <ProblemNote problem={start.problem} onAgain={retry} />
        </main>
      ) : start.vocabulary ? (
        <Desk start={start} />
      ) : (
        <main id="content" aria-busy="true" />
      )}
    </Speech.Provider>
  )
}

function Desk({ start }: { start: ReturnType<typeof useStart>['start'] }) {
  const { say, language, text } = useWords()
  const [serviceId, setServiceId] = useState<string | null>(null)
  const service = start.services.find(({ id }) => id === serviceId) ?? start.services[0]
  const consult = useConsult(language, service)
  const [view, setView] = useState<View>('consult')
  const [own, setOwn] = useState(false)
  const [problem, setProblem] = useState<ReturnType<typeof problemOf> | null>(null)
  const [focus, setFocus] = useState<number | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { session, answer } = consult
  const shown = shownOf(answer)
  const patientId = session?.initial.patientId

  useEffect(() => {
    if (patientId || own) heading.current?.focus()
  }, [patientId, own])

  const choose = async (name: string) => {
    const example = start.examples.find((each) => each.name === name)
    setProblem(null)
    try {
      const record = await openExample(name, language)
      setOwn(false)
      setView('consult')
      consult.open(example?.family ?? name, example?.line ?? null, record)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const toFact = (index: number) => {
    setView('consult')
    setFocus(index)
  }

  return (
    <div class={session || own ? 'desk open' : 'desk'}>
      <Patients
        examples={start.examples}
        current={own ? null : session}
        isOwn={own}
        onChoose={choose}
        onOwn={() => setOwn(true)}
      />
      <main id="content">
        {problem && <ProblemNote problem={problem} />}
        {own ? (
          <OwnRecord
            heading={heading}
            service={service?.id ?? ''}
            onOpen={(title, record) => {
              setOwn(false)
              setView('consult')
              consult.open(title, null, record)
            }}
          />
        ) : session ? (
          <>
            <Banner heading={heading} consult={consult} line={session.line ? text(session.line) : null} />
            <Tabs view={view} onView={setView} />
            <div role="tabpanel" id="panel" aria-labelledby={`tab-${view}`} class={`panel ${view}`}>
              {answer.state === 'failed' && <ProblemNote problem={answer.problem} onAgain={consult.again} />}
              {view === 'consult' && (
                <>
                  <Cards consult={consult} onWhy={() => setView('why')} />
                  {shown && answer.state !== 'failed' && (
                    <Course explanation={shown.explanation} focus={focus} onFocused={() => setFocus(null)} />
                  )}
                </>
              )}
              {view === 'why' && shown && <Why explanation={shown.explanation} onFact={toFact} />}
              {view === 'attempt' && (
                <Attempt consult={consult} services={start.services} service={service} onService={setServiceId} />
              )}
              {view === 'messages' && <Messages exchanges={consult.exchanges} />}
            </div>
          </>
        ) : (
          <Welcome examples={start.examples} onChoose={choose} />
        )}
        <p class="footnote">{say.notForCare}</p>
      </main>
    </div>
  )
}
