import { filled, type Hostile, largest } from '../filling.ts'
import { callWith } from '../resources.ts'

const wrap = (inner: string) => JSON.stringify(callWith([])).replace(/\}$/, `,"x":${inner}}`)
const inBundle = (inner: string) =>
  JSON.stringify(callWith([])).replace('"observations":{', `"observations":{"x":${inner},`)
const bracket = (one: string, around = '[]') =>
  `${around[0]}${filled(`${one},`, largest - 8000).slice(0, -1)}${around[1]}`

/** JSON of a size or shape that a parser, or who walks what it made, could be slow at. */
export const structures: readonly Hostile[] = [
  ['empty lists', () => wrap(bracket('[]'))],
  ['empty objects', () => wrap(bracket('{}'))],
  ['small numbers', () => wrap(bracket('1'))],
  ['fractions', () => wrap(bracket('1.5'))],
  ['long numbers', () => wrap(bracket('123456789.123456789e-10'))],
  ['short texts', () => wrap(bracket('"a"'))],
  ['escapes', () => wrap(`"${filled('\\u0061', largest - 8000)}"`)],
  [
    'objects each with a key of its own',
    () => wrap(`[${Array.from({ length: 240_000 }, (_, at) => `{"k${at.toString(36)}":0}`).join()}]`),
  ],
  [
    'one object with many keys',
    () => wrap(`{${Array.from({ length: 320_000 }, (_, at) => `"k${at.toString(36)}":0`).join()}}`),
  ],
  [
    'one object with numbers for keys',
    () => wrap(`{${Array.from({ length: 280_000 }, (_, at) => `"${at * 9973}":0`).join()}}`),
  ],
  ['lists in lists', () => wrap(`${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`)],
  ['empty lists in a Bundle', () => inBundle(bracket('[]'))],
  [
    'entries without a resource',
    () => JSON.stringify(callWith([])).replace('"entry":[', `"entry":${bracket('{}').slice(0, -1)},`),
  ],
  ['blanks', () => wrap(`[${' '.repeat(largest - 8000)}]`)],
  ['text that is no JSON', () => `${filled('[', largest - 8000)}`],
  ['words of forbidden keys', () => wrap(bracket('"__proto__"'))],
]
