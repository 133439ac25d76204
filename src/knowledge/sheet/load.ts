import { z } from 'zod'
import type { Folder } from '../files/folder.ts'
import { checkCited, cited, parameterOf } from '../services/parameters.ts'
import { codeList, factorList, programmeReasons } from './codes.ts'
import { course } from './course.ts'
import { checkCoverage, checkTold } from './coverage.ts'
import { checkNamed, type SheetNames } from './named.ts'
import { page } from './page.ts'
import type { SheetTexts } from './sheet.ts'
import { study } from './studies.ts'
import { agreements, goal, options, safety, wishes } from './talk.ts'
import { checkTexts } from './texts.ts'

const room = 'conversation'

/** The texts of the conversation page; null where there is no such folder, or its files cannot be read. */
export function loadSheet(folder: Folder, known: SheetNames): SheetTexts | null {
  const about = folder.yamlIfThere(`${room}/page.yaml`)
  if (!about) return null
  const file = (name: string) => folder.yaml(`${room}/${name}.yaml`)
  const files = {
    page: about,
    codes: file('codes'),
    course: file('measured'),
    goal: file('goal'),
    studies: file('studies'),
    wishes: file('wishes'),
    options: file('options'),
    safety: file('safety'),
    agreements: file('agreements'),
  }
  const numbers = file('values')
  const listed = numbers.entries(cited)
  for (const [name, each] of listed) checkCited(numbers, [name], name, each, known)
  const codes = files.codes.read(
    z.strictObject({
      lists: z.array(codeList).min(1),
      factors: z.array(factorList),
      programmes: programmeReasons,
    }),
  )
  const studies = files.studies.items(study)
  const read = {
    page: about.read(page),
    course: files.course.read(course),
    goal: files.goal.read(goal),
    wishes: files.wishes.read(wishes),
    options: files.options.read(options),
    safety: files.safety.read(safety),
    agreements: files.agreements.read(agreements),
  }
  if (!codes || !isWhole(read)) return null
  const named = { ...known, service: read.page.service }
  for (const each of Object.values(files)) checkNamed(each, named)
  for (const [name, each] of Object.entries(files))
    if (name !== 'studies') checkTexts(each, { values: new Set(listed.names), goalWords: read.page.goalWords })
  checkTold(files.codes, codes.lists, Object.values(files))
  checkCoverage(about, files.codes, { page: read.page, ...codes }, known)
  return {
    ...read,
    codes: codes.lists,
    factors: codes.factors,
    programmeReasons: codes.programmes,
    studies: studies.map(([, each]) => each),
    values: new Map([...listed].map(([name, each]) => [name, parameterOf(name, each)])),
  }
}

function isWhole<Parts extends object>(parts: Parts): parts is { [Name in keyof Parts]: NonNullable<Parts[Name]> } {
  return Object.values(parts).every((part) => part !== undefined)
}
