import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PartName, Sheet } from '../../../conversation/sheet.ts'
import type { Agreed } from '../../model/talk/agreed.ts'
import { type Answers, noAnswers } from '../../model/talk/answers.ts'
import type { Person } from '../../model/talk/person.ts'
import { Before } from '../before/before.tsx'
import { FitsNot } from '../before/fits-not.tsx'
import { useIdle } from './idle.ts'
import { useWarning } from './leaving.ts'
import { useTalk } from './speech.ts'
import { Steps } from './steps.tsx'
import { type Aside, Top } from './top.tsx'

/** After so long without use everything goes from the screen, in milliseconds. */
const patience = 30 * 60_000

/** Why a talk ended. */
export type Ending = 'done' | 'idle'

export interface TalkAsked {
  readonly sheet: Sheet
  readonly person: Person
  /** The part to begin with; what is urgent comes first all the same. */
  readonly opens: PartName | undefined
  /** What saves in the last part, where something can be saved. */
  readonly saving: ((agreed: Agreed) => ComponentChildren) | undefined
  /** Told when everything has to go: what was read, typed, and any token. */
  readonly onEnd: (ending: Ending) => void
}

/** One talk about one person: the first screen for the professional, then the parts for two. */
export function Talk({ sheet, person, opens, saving, onEnd }: TalkAsked) {
  const { say, date } = useTalk()
  const [answers, setAnswers] = useState<Answers>(noAnswers)
  const [notNow, setNotNow] = useState(false)
  const [begun, setBegun] = useState(false)
  const [aside, setAside] = useState<Aside>(null)
  const parts = (notNow ? sheet.withoutGoal : null) ?? sheet.parts
  useIdle(patience, () => onEnd('idle'))
  useWarning(answers !== noAnswers)
  useEffect(() => {
    document.title = begun ? say.agreementsOn(date(sheet.asOf)) : say.title
    return () => {
      document.title = say.title
    }
  }, [begun, say, sheet.asOf])
  return (
    <>
      <Top
        sheet={sheet}
        person={sheet.mayName ? person : null}
        aside={aside}
        onAside={setAside}
        onDone={() => onEnd('done')}
      />
      {!sheet.fits || !parts ? (
        <FitsNot />
      ) : begun ? (
        <Steps
          sheet={sheet}
          parts={parts}
          person={person}
          opens={opens}
          answers={answers}
          onAnswers={(change) => setAnswers((before) => ({ ...before, ...change }))}
          saving={saving}
          onTurn={() => setAside(null)}
          onDone={() => setAside('done')}
        />
      ) : (
        <Before sheet={sheet} parts={parts} notNow={notNow} onNotNow={setNotNow} onBegin={() => setBegun(true)} />
      )}
    </>
  )
}
