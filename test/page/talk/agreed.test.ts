import { describe, expect, it } from 'vitest'
import { againOf, dayAfter, linesOf } from '../../../src/page/model/talk/agreed.ts'
import { type Answers, noAnswers } from '../../../src/page/model/talk/answers.ts'
import { parts } from '../conversation/sheets/parts.ts'

const answers: Answers = {
  ...noAnswers,
  ownWords: '  minder spuiten ',
  wishes: ['nothing', 'fewer', 'unheard-of'],
  scales: { importance: { figure: 0, after: '' }, confidence: { figure: 7, after: 'ik ben gestopt met roken' } },
  chosen: ['swim', 'myself'],
  decision: 'now',
  does: ['elke dag lopen', '  '],
  practiceDoes: ['refer'],
  measure: ['mass'],
  again: 'quarter',
  inRecord: { 'own-words': true, does: false },
}

describe('the lines of what was agreed', () => {
  it('tell what was said in the order of the talk, in the words of the service', () => {
    expect(linesOf(answers, parts, 'nl').map(({ label, text, inRecord }) => [label, text, inRecord])).toEqual([
      ['U zei', 'minder spuiten', true],
      ['U wilt', 'Minder medicijnen; Niets veranderen', null],
      ['Cijfers', 'hoe belangrijk: 0 van 10; vertrouwen: 7 van 10 (ik ben gestopt met roken)', null],
      ['U kiest', 'Zelf aan de slag; Zwemmen', null],
      ['U doet', 'elke dag lopen', false],
      ['De praktijk doet', 'Meldt u aan', null],
      ['We meten', 'Gewicht elke maand', null],
      ['We kijken weer', 'over 3 maanden', null],
    ])
    expect(linesOf(answers, parts, 'en')[1]?.text).toBe('Fewer drugs; Changing nothing')
  })

  it('are none where nothing was said', () => {
    expect(linesOf(noAnswers, parts, 'nl')).toEqual([])
  })

  it('tell that it is decided later, or that nothing is wanted now', () => {
    const later = linesOf({ ...noAnswers, decision: 'later' }, parts, 'nl')
    expect(later.map(({ kind, text }) => [kind, text])).toEqual([['chosen', 'U beslist later']])
    expect(linesOf({ ...noAnswers, decision: 'not' }, parts, 'en')[0]?.text).toBe('You want to change nothing now')
  })

  it('know when to look again, over the end of a year and a leap day', () => {
    expect(againOf(answers, parts.agreements)?.days).toBe(91)
    expect(againOf({ ...answers, again: null }, parts.agreements)).toBeUndefined()
    expect(dayAfter('2026-11-30', 91)).toBe('2027-03-01')
    expect(dayAfter('2027-12-31', 60)).toBe('2028-02-29')
  })
})
