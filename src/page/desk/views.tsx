import type { Ref } from 'preact'
import { useState } from 'preact/hooks'
import { Attempt } from '../attempt/attempt.tsx'
import { Cards } from '../consult/cards.tsx'
import { Course } from '../course/course.tsx'
import { useWords } from '../language.ts'
import { Messages } from '../messages/messages.tsx'
import type { Address, View } from '../model/address.ts'
import type { DiscoveredService } from '../model/record/record.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type Consult, shownOf } from '../service/use-consult.ts'
import { Why } from '../why/why.tsx'
import { Banner } from './banner.tsx'
import { Tabs } from './tabs.tsx'

interface Asked {
  readonly heading: Ref<HTMLHeadingElement>
  readonly consult: Consult
  readonly services: readonly DiscoveredService[]
  readonly tab: View
  readonly go: (change: Partial<Address>) => void
}

/** The patient in view: who it is, and one of four views of what the service makes of the record. */
export function Views({ heading, consult, services, tab, go }: Asked) {
  const { text } = useWords()
  const [focus, setFocus] = useState<number | null>(null)
  const { session, answer, service } = consult
  const shown = shownOf(answer)
  const toFact = (index: number) => {
    go({ tab: 'consult' })
    setFocus(index)
  }
  const restart = () => {
    go({ asOf: '' })
    consult.restart()
  }
  return (
    <>
      <Banner
        heading={heading}
        consult={consult}
        line={session?.line ? text(session.line) : null}
        onRestart={restart}
      />
      <Tabs view={tab} onView={(next) => go({ tab: next })} />
      <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`} class={`panel ${tab}`}>
        {answer.state === 'failed' && <ProblemNote problem={answer.problem} onAgain={consult.again} />}
        {tab === 'consult' && (
          <>
            <Cards consult={consult} onWhy={() => go({ tab: 'why' })} />
            {shown && answer.state !== 'failed' && (
              <Course explanation={shown.explanation} focus={focus} onFocused={() => setFocus(null)} />
            )}
          </>
        )}
        {tab === 'why' && shown && <Why explanation={shown.explanation} onFact={toFact} />}
        {tab === 'try' && (
          <Attempt
            consult={consult}
            services={services}
            service={service}
            onService={(id) => go({ service: id })}
            onDay={(asOf) => go({ asOf })}
          />
        )}
        {tab === 'messages' && <Messages exchanges={consult.exchanges} />}
      </div>
    </>
  )
}
