import { expect, it } from 'vitest'
import { linesOf } from '../../../src/page/model/talk/agreed.ts'
import { type Answers, noAnswers } from '../../../src/page/model/talk/answers.ts'
import { sheetOf } from '../../../src/page/model/talk/fitted.ts'
import { twentyYears } from '../conversation/sheets/extreme.ts'
import { parts } from '../conversation/sheets/parts.ts'
import { full } from '../conversation/sheets/sheets.ts'

function fitted(answers: Partial<Answers>, sheet = full) {
  const [all, shown] = [{ ...noAnswers, ...answers }, sheet.parts ?? parts]
  return sheetOf({ sheet, parts: shown, answers: all, lines: linesOf(all, shown, 'nl'), language: 'nl' })
}

it('what is little stands on the paper whole, in large letters', () => {
  const paper = fitted({ ownWords: 'fitter zijn', does: ['lopen'], measure: ['mass'] })
  expect(paper).toMatchObject({ ownWords: 'fitter zijn', does: ['lopen'], measure: ['Gewicht elke maand'] })
  expect([paper.isCut, paper.isLarge]).toEqual([false, true])
})

it('wishes stand there only where nothing was said in own words', () => {
  expect(fitted({ wishes: ['fitter'] }).wishes).toBe('Fitter zijn')
  expect(fitted({ wishes: ['fitter'], ownWords: 'ja' }).wishes).toBe('')
})

it('own words end at a word after 200 characters, and it says that the rest is on the screen', () => {
  const paper = fitted({ ownWords: 'woord '.repeat(60) })
  expect(paper.ownWords).toMatch(/^(woord )+woord…$/)
  expect(paper.ownWords.length).toBeLessThanOrEqual(201)
  expect(paper.isCut).toBe(true)
  expect(fitted({ ownWords: 'w'.repeat(600) }).ownWords.length).toBeLessThanOrEqual(201)
})

it('four agreements and five measurements at most; what the service says stands there whole or not at all', () => {
  const all = twentyYears.parts?.agreements
  const paper = fitted(
    {
      does: ['a', 'b', 'c'],
      practiceDoes: all?.practiceDoes.map(({ code }) => code) ?? [],
      measure: all?.measure.map(({ code }) => code) ?? [],
    },
    twentyYears,
  )
  expect(paper.does.length + paper.practice.length).toBeLessThanOrEqual(4)
  expect(paper.measure.length).toBeLessThanOrEqual(5)
  const said = twentyYears.parts?.safety.call.map(({ nl }) => nl) ?? []
  for (const sign of paper.call) expect(said).toContain(sign)
  expect(paper.call.length).toBeGreaterThan(0)
  expect([paper.isCut, paper.isLarge]).toEqual([true, false])
})
