import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { filesIn, isModule } from './files.ts'

/** Modules of src on which any room may stand; they stand on nothing but those before them. */
const ground = ['text', 'calendar', 'errors', 'plain-text', 'small-numbers']

/** Room or module of src -> the rooms from which its files may import, types too. Biome holds that no files import each other in a circle. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  cli: ['commands', 'knowledge'],
  // biome-ignore format: a row
  commands: ['app', 'call', 'config', 'deployed-config', 'engine', 'examples', 'http', 'knowledge', 'outcomes', 'screen', 'site', 'store'],
  // biome-ignore format: a row
  page: ['cards', 'conversation', 'examples', 'fhir', 'gather', 'http', 'knowledge', 'patient', 'screen', 'site', 'why'],
  app: ['budget', 'config', 'engine', 'fhir', 'http', 'knowledge', 'site', 'store', 'trust'],
  // biome-ignore format: a row
  http: ['budget', 'call', 'cards', 'config', 'conversation', 'directory', 'engine', 'examples', 'fhir', 'gather', 'knowledge', 'outcomes', 'patient', 'site', 'store', 'trust', 'why'],
  outcomes: ['engine', 'knowledge', 'patient', 'screen', 'site'],
  screen: ['budget', 'cards', 'engine', 'fhir', 'gather', 'knowledge', 'patient', 'site', 'why'],
  conversation: ['budget', 'cards', 'engine', 'knowledge', 'patient', 'template', 'why'],
  directory: ['knowledge', 'site'],
  why: ['budget', 'cards', 'engine', 'knowledge', 'patient'],
  cards: ['engine', 'knowledge', 'patient', 'template'],
  engine: ['budget', 'knowledge', 'patient', 'store'],
  gather: ['budget', 'call', 'fhir', 'knowledge', 'patient'],
  call: ['fhir', 'knowledge', 'trust'],
  patient: ['budget', 'fhir', 'knowledge'],
  'deployed-config': ['config', 'fhir', 'site', 'trust'],
  site: ['budget', 'fhir', 'knowledge', 'trust'],
  store: ['config'],
  config: ['fhir', 'knowledge', 'trust'],
  examples: ['knowledge'],
  trust: ['fhir'],
  fhir: ['budget'],
  knowledge: ['template'],
  template: [],
  budget: [],
}

interface Import {
  readonly file: string
  readonly from: string
  readonly to: string
}

const imports = filesIn('src').filter(isModule).flatMap(importsOf)
const between = imports.filter(({ from, to }) => from !== to && !ground.includes(to))

it('imports between rooms go along the arrows', () => {
  const astray = between.filter(({ from, to }) => !arrows[from]?.includes(to))
  expect(astray.map(({ file, to }) => `${file} imports from ${to}`)).toEqual([])
})

it('there is no arrow that no file needs', () => {
  const unused = Object.entries(arrows).flatMap(([from, allowed]) =>
    allowed
      .filter((to) => !between.some((each) => each.from === from && each.to === to))
      .map((to) => `${from} -> ${to}`),
  )
  expect(unused).toEqual([])
})

it('arrows point down: a room stands above every room from which it imports', () => {
  const rooms = Object.keys(arrows)
  const up = Object.entries(arrows).flatMap(([from, allowed]) =>
    allowed.filter((to) => rooms.indexOf(to) <= rooms.indexOf(from)).map((to) => `${from} -> ${to}`),
  )
  expect(up).toEqual([])
})

it('src stands on its ground and on nothing beside it', () => {
  const below = (from: string) => ground.slice(0, ground.indexOf(from) + 1)
  expect(imports.filter(({ from, to }) => ground.includes(from) && !below(from).includes(to))).toEqual([])
  expect(imports.filter(({ to }) => to.startsWith('..'))).toEqual([])
})

/** Every relative import of a file, however it is written: Biome puts paths in single quotes. */
function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(packageRoot(), file), 'utf8')
  const paths = [...text.matchAll(/(?:\bfrom |\bimport\(|^import )'(\.[^']+)'/gm)].map(([, path = '']) => path)
  return paths.map((path) => ({ file, from: roomOf(file), to: roomOf(normalize(join(dirname(file), path))) }))
}

/** The room of a file, or the name of a module of src itself; what is outside src as its path. */
function roomOf(path: string): string {
  const [top, room = ''] = path.split('/')
  return top === 'src' ? room.replace(/\.\w+$/, '') : `../${path}`
}
