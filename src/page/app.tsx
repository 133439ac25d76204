import { Desk } from './desk/desk.tsx'
import { Header } from './desk/header.tsx'
import { Speech } from './language.ts'
import { ProblemNote } from './parts/problem-note.tsx'
import { useStart } from './service/use-start.ts'

/** The page: a patient list, and for the patient in view the consult, why, try and what went over the line. */
export function App() {
  const { language, setLanguage, start, retry } = useStart()
  return (
    <Speech.Provider value={{ language, vocabulary: start.vocabulary }}>
      <Header onLanguage={setLanguage} />
      {start.problem ? (
        <main class="alone" id="content" tabIndex={-1}>
          <ProblemNote problem={start.problem} onAgain={retry} />
        </main>
      ) : start.vocabulary ? (
        <Desk start={start} />
      ) : (
        <main id="content" tabIndex={-1} aria-busy="true" />
      )}
    </Speech.Provider>
  )
}
