import { z } from 'zod'
import type { Folder } from '../files/folder.ts'
import { day } from '../files/text.ts'
import { addedWordIn } from './added.ts'
import { type Person, personIn } from './person/person.ts'
import { siteIn } from './site.ts'
import type { Vocabulary } from './vocabulary.ts'

const usualCaseIn = (vocabulary: Vocabulary) =>
  z.strictObject({
    asOf: day,
    patient: personIn(vocabulary),
    added: addedWordIn(vocabulary.dictionary.codes),
    site: siteIn(vocabulary).exactOptional(),
  })

/** What every case of a service says unless it says otherwise. */
export type UsualCase = z.output<ReturnType<typeof usualCaseIn>>

/** Reads the `usual-case.yaml` of a service or of `shared/`; undefined where it is faulty. */
export function loadUsualCase(folder: Folder, room: string, vocabulary: Vocabulary): UsualCase | undefined {
  return folder.yaml(`${room}/usual-case.yaml`).read(usualCaseIn(vocabulary))
}

/** A person with what is usual where nothing is told; maps are joined name by name. */
export function withUsual(person: Person, usual: Person): Person {
  const words = new Set([...Object.keys(usual), ...Object.keys(person)] as (keyof Person)[])
  const joined = [...words].map((word) => {
    const [own, other] = [person[word], usual[word]]
    return [word, isMap(own) && isMap(other) ? { ...other, ...own } : (own ?? other)] as const
  })
  return Object.fromEntries(joined)
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is taken away and is not there: word and name of each. */
export function needlesslyTaken(person: object, usual: object): readonly (readonly [word: string, name: string])[] {
  const given = usual as Readonly<Record<string, unknown>>
  return Object.entries(person).flatMap(([word, told]) =>
    isMap(told)
      ? Object.entries(told).flatMap(([name, entry]) =>
          entry === null && !Object.hasOwn(Object(given[word]), name) ? [[word, name] as const] : [],
        )
      : [],
  )
}
