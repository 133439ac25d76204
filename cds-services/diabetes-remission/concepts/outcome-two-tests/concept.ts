import { below, type Drug, daysAfter, defineConcept, exists, monthsAfter, type Reading } from '../../../engine.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import type { Answer } from '../outcome-remission/concept.ts'

export interface TwoTestsOutcome {
  readonly started: Answer | 'not-asked'
  readonly completed: Answer | 'not-asked'
  readonly nothingMissing: Answer | 'not-asked'
}

interface Pair {
  readonly first: Reading
  readonly second: Reading
}

/** @see ./about.md */
export default defineConcept({
  parameters: { lowBelow: 'mmol/mol', apart: 'mo', secondFrom: 'mo', secondUntil: 'mo', freeFor: 'mo' },
  reads: { glucoseLowering, hba1c },
  result: ['started', 'completed', 'nothingMissing'],
  find(patient, values, { glucoseLowering, hba1c }): TwoTestsOutcome {
    const { since: start = null, from: windowFrom = '' } = patient.followed ?? {}
    if (start === null) return { started: 'not-asked', completed: 'not-asked', nothingMissing: 'not-asked' }
    const [from, until] = [monthsAfter(start, values.secondFrom), monthsAfter(start, values.secondUntil)]
    const drugs = patient.drugs('glucose-lowering')
    const tests = hba1c.daily().filter(({ day }) => day > start && day <= until)
    const seconds = tests.filter(({ day }) => day >= from)
    const pairs = seconds.flatMap((second) =>
      tests.filter(({ day }) => monthsAfter(day, values.apart) <= second.day).map((first): Pair => ({ first, second })),
    )
    const started = answer()
    const completed = isCompleted()
    return {
      started,
      completed: completed ? started : 'not-asked',
      nothingMissing: completed && exists(pairs) && started !== 'unknown' ? started : 'not-asked',
    }

    function answer(): Answer {
      // However late both tests are, these days are among those that have to be free.
      const latestFree = daysAfter(monthsAfter(until, -values.apart - values.freeFor), 1)
      if (isUsed([latestFree, from]) === 'yes') return 'no'
      const verdicts = pairs.map(verdict)
      if (verdicts.includes('yes')) return 'yes'
      if (verdicts.includes('unknown')) return 'unknown'
      return exists(pairs) || (exists(seconds) && seconds.every(isRaised)) ? 'no' : 'unknown'
    }

    function verdict({ first, second }: Pair): Answer {
      if (![first, second].every(isLow)) return 'no'
      if ([first, second].some(hba1c.isDoubtful)) return 'unknown'
      const used = isUsed([daysAfter(monthsAfter(first.day, -values.freeFor), 1), second.day])
      return used === 'yes' ? 'no' : used === 'no' ? 'yes' : 'unknown'
    }

    /** Whether a glucose-lowering drug was used on any of these days. */
    function isUsed(days: readonly [string, string]): Answer {
      const used = drugs.filter((drug) => isUsedIn(drug, days))
      if (used.some((drug) => !isVague(drug))) return 'yes'
      return exists(used) || glucoseLowering.historyUnknown ? 'unknown' : 'no'
    }

    function isLow(reading: Reading): boolean {
      return below(reading, values.lowBelow) === true
    }

    function isRaised(reading: Reading): boolean {
      return below(reading, values.lowBelow) === false
    }

    /** The programme is on record as completed, or a weight was taken when it would be. */
    function isCompleted(): boolean {
      const isOwn = ({ start: began, status, phase }: (typeof patient.programmes)[number]) =>
        began === start && status === 'completed' && phase === 'over'
      return patient.programmes.some(isOwn) || patient.series('weight').daily.some(({ day }) => day >= windowFrom)
    }
  },
})

function isUsedIn(drug: Drug, [from, to]: readonly [string, string]): boolean {
  return drug.usedOn(from) !== null || drug.uses().some(({ from: day, use }) => day > from && day <= to && use !== null)
}

/** It may be no such drug, or may have ended before. */
function isVague({ classes, inUse, end }: Drug): boolean {
  return classes.every((name) => name === 'unclassified') || (!inUse && end === null)
}
