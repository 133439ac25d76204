import type { PartName } from '../../../conversation/sheet.ts'
import type { Agreed } from '../../model/talk/agreed.ts'
import type { Answers } from '../../model/talk/answers.ts'
import { Agreements } from './agreements/agreements.tsx'
import { CourseView } from './course/course.tsx'
import { Goal } from './goal/goal.tsx'
import { Options } from './options/options.tsx'
import { Safety } from './safety.tsx'
import { Wishes } from './wishes/wishes.tsx'

interface Asked {
  readonly part: PartName
  readonly agreed: Agreed
  readonly onAnswers: (change: Partial<Answers>) => void
}

/** One part of the talk. */
export function PartView({ part, agreed, onAnswers }: Asked) {
  const { parts, answers, sheet } = agreed
  switch (part) {
    case 'course':
      return <CourseView part={parts.course} asOf={sheet.asOf} />
    case 'goal':
      return <Goal part={parts.goal} />
    case 'wishes':
      return <Wishes part={parts.wishes} answers={answers} onAnswers={onAnswers} />
    case 'options':
      return <Options part={parts.options} answers={answers} onAnswers={onAnswers} />
    case 'safety':
      return <Safety part={parts.safety} />
    case 'agreements':
      return <Agreements agreed={agreed} onAnswers={onAnswers} />
  }
}
