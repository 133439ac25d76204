import { readdir, readFile } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { Faults, positionAt, start } from './fault.ts'
import { YamlFile } from './yaml.ts'

/** What is only for people to read. */
const pages = ['README.md', 'cases.md']
const moduleFile = /\.(ts|js)$/

/** The files of a knowledge folder, read once, and the faults found in them. Paths are relative to it, with `/`. */
export class Folder {
  readonly faults = new Faults()
  readonly name: string
  readonly checksCases: boolean
  /** Path and content of every file, sorted by path. */
  readonly texts: readonly (readonly [string, string])[]
  readonly #texts: ReadonlyMap<string, string>
  readonly #read = new Set<string>()

  constructor(name: string, texts: ReadonlyMap<string, string>, checksCases: boolean) {
    this.name = name
    this.checksCases = checksCases
    this.texts = [...texts].sort(([a], [b]) => (a < b ? -1 : 1))
    this.#texts = texts
  }

  /** The text of a file, undefined when there is none. */
  text(path: string): string | undefined {
    this.#read.add(path)
    return this.#texts.get(path)
  }

  /** Leaves a file unread on purpose. */
  pass(path: string): void {
    this.#read.add(path)
  }

  /** Notes a fault of a whole file, or of the place where a word first stands in it. */
  fault(path: string, message: string, word?: string): void {
    const text = this.#texts.get(path) ?? ''
    this.faults.add(this.shown(path), word === undefined ? start : positionAt(text, text.search(whole(word))), message)
  }

  /** A YAML file; one that is not there is a fault. */
  yaml(path: string): YamlFile {
    if (!this.#texts.has(path)) this.fault(path, 'the file is missing: add it')
    return this.#parse(path)
  }

  /** A YAML file that may be absent. */
  yamlIfThere(path: string): YamlFile | undefined {
    return this.#texts.has(path) ? this.#parse(path) : undefined
  }

  /** Paths of the files directly in a folder. */
  files(folder: string): readonly string[] {
    return this.#below(folder).filter((path) => !path.slice(folder.length + 1).includes('/'))
  }

  /** Names of the folders directly in a folder (`''`: the top). */
  folders(folder: string): readonly string[] {
    const depth = folder === '' ? 0 : folder.split('/').length
    const inside = this.#below(folder).map((path) => path.split('/').slice(depth))
    return [...new Set(inside.flatMap(([name, ...rest]) => (name && rest.length > 0 ? [name] : [])))]
  }

  /** The module of a rule or concept: its source, or what it was compiled to where no source is shipped. */
  module(folder: string, kind: 'rule' | 'concept'): string | undefined {
    return [`${folder}/${kind}.ts`, `${folder}/${kind}.js`].find((path) => this.#texts.has(path))
  }

  /** Notes every file that nothing reads: a misspelt name must not be passed over. */
  faultUnread(): void {
    for (const [path] of this.texts) {
      if (this.#read.has(path) || pages.includes(basename(path)) || moduleFile.test(path)) continue
      this.fault(path, 'nothing reads this file: mend its name or place (see README.md), or take it out')
    }
  }

  /** The path as faults show it, with the name of the knowledge folder. */
  shown(path: string): string {
    return `${this.name}/${path}`
  }

  #parse(path: string): YamlFile {
    return new YamlFile(this.shown(path), this.text(path), this.faults)
  }

  #below(folder: string): readonly string[] {
    return this.texts.map(([path]) => path).filter((path) => folder === '' || path.startsWith(`${folder}/`))
  }
}

/** Reads a knowledge folder. Where it ships no modules, the compiled ones of `code` stand in for them. */
export async function readFolder(root: string, code: string, checksCases: boolean): Promise<Folder> {
  const texts = await readTexts(root, (path) => !moduleFile.test(path) || path.endsWith('.ts'))
  if (![...texts.keys()].some((path) => path.endsWith('.ts')))
    for (const [path, text] of await readTexts(code, (path) => path.endsWith('.js'))) texts.set(path, text)
  return new Folder(basename(root), texts, checksCases)
}

async function readTexts(root: string, wanted: (path: string) => boolean): Promise<Map<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter(wanted)
  const texts = paths.map(
    async (path) => [path.split(sep).join('/'), await readFile(join(root, path), 'utf8')] as const,
  )
  return new Map(await Promise.all(texts))
}

function whole(word: string): RegExp {
  return new RegExp(`(?<![\\w-])${word.replace(/\W/g, '\\$&')}(?![\\w-])`)
}
