import { afterAll, describe, expect, it } from 'vitest'
import { bodyOf, knowledge, sheetAbout, start } from './asked.ts'
import { changed, valued } from './changed.ts'

const woman = 'candidate-two-years-bmi-32'

/** The limit of a concept that is in force. */
function limit(concept: string, name: string): number {
  const value = knowledge.concepts.find((each) => each.name === concept)?.parameters.get(name)?.values[0]?.value
  if (value === undefined) throw new Error(`${concept} has no ${name}`)
  return value
}

const hdl = limit('metabolic-profile', 'hdlWomenBelow')
const triglycerides = limit('metabolic-profile', 'triglyceridesFrom')
const systolic = limit('metabolic-profile', 'systolicFrom')
const diastolic = limit('metabolic-profile', 'diastolicFrom')
const glucose = limit('metabolic-profile', 'fastingGlucoseFrom')
const waist = limit('body-mass', 'waistWomenFrom')

describe('a mark says what the value itself is', () => {
  const app = start()
  afterAll(() => app.close())
  const stateOf = async (mark: string, bundle: ReturnType<typeof valued>) => {
    const { parts } = await sheetAbout(app, bodyOf(bundle))
    const found = parts?.course.marks?.now.find((each) => each.mark === mark)
    return found && [found.state, found.stateText.nl]
  }

  it.each([
    ['waist', { waist }, 'too-high', 'te groot'],
    ['waist', { waist: waist - 1 }, 'good', 'goed'],
    ['triglycerides', { tg: triglycerides }, 'too-high', 'te hoog'],
    ['triglycerides', { tg: triglycerides - 0.1 }, 'good', 'goed'],
    ['hdl', { hdl: hdl - 0.01 }, 'too-low', 'te laag'],
    ['hdl', { hdl }, 'good', 'goed'],
    ['blood-pressure', { sys: systolic, dia: diastolic - 1 }, 'too-high', 'te hoog'],
    ['blood-pressure', { sys: systolic - 1, dia: diastolic }, 'too-high', 'te hoog'],
    ['blood-pressure', { sys: systolic - 1, dia: diastolic - 1 }, 'good', 'goed'],
    ['glucose', { fpg: glucose }, 'too-high', 'te hoog'],
    // Treated, and by that good: the criterion of the syndrome is met all the same.
    ['glucose', { fpg: glucose - 0.1 }, 'good', 'goed'],
  ] as const)('%s with %j is %s', async (mark, values, state, text) => {
    const rounded = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, Math.round(value * 100) / 100]))
    expect(await stateOf(mark, valued(woman, rounded))).toEqual([state, text])
  })

  it('not known is none of them', async () => {
    const without = changed(woman, (resource) => (resource.id?.endsWith('-tg') ? null : resource))
    expect(await stateOf('triglycerides', without)).toEqual(['unknown', 'niet bekend'])
  })

  it('there are none with fewer than four known', async () => {
    const few = changed(woman, (resource) => (/-(tg|hdl)$/.test(resource.id ?? '') ? null : resource))
    expect((await sheetAbout(app, bodyOf(few))).parts?.course.marks).toBeNull()
  })
})
