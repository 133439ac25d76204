import { readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { gone, manifest, read } from './markdown.ts'

/** The pages of a folder. */
function pagesIn(folder: string): readonly string[] {
  const names = readdirSync(join(packageRoot(), folder)).filter((name) => name.endsWith('.md'))
  return names.map((name) => join(folder, name))
}

const rules = readdirSync(join(packageRoot(), 'docs/rules'), { recursive: true, encoding: 'utf8' })
const pages = [
  ...pagesIn('.'),
  ...pagesIn('docs'),
  ...pagesIn('docs/decisions'),
  ...pagesIn('cds-services'),
  ...rules.filter((name) => name.endsWith('.md')).map((name) => join('docs/rules', name)),
  'fhir-fixtures/README.md',
]

describe.each(pages)('%s', (page) => {
  const text = read(page)

  it('links only to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link)
    expect(gone(links.map((link) => normalize(join(dirname(page), link))))).toEqual([])
  })

  it('names only npm scripts that there are', () => {
    const named = [...text.matchAll(/\bnpm (?:run ([\w-]+)|(start|test)\b)/g)].map(
      ([, run, short]) => run ?? short ?? '',
    )
    expect(named.filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([])
  })

  it('names only fixture calls and patients that there are', () => {
    const named = [...text.matchAll(/fhir-fixtures\/requests\/[\w-]+\.json|(?<=(?<!src)\/examples\/)[\w-]+/g)]
    const paths = named.map(([name]) => (name.endsWith('.json') ? name : `fhir-fixtures/patients/${name}.json`))
    expect(gone(paths)).toEqual([])
  })
})

describe('docs/decisions', () => {
  const notes = pagesIn('docs/decisions').filter((page) => !page.endsWith('README.md'))
  const listed = [...read('docs/decisions/README.md').matchAll(/^\* \[(.*)\]\((.*)\)$/gm)]

  it.each(notes)('%s: says when it was decided and whether it holds', (note) => {
    const [title, none, status] = read(note).split('\n')
    expect(title).toMatch(/^# \S/)
    expect(none).toBe('')
    expect(status).toMatch(/^\*Decided \d{4}-\d{2}-\d{2}\. (Accepted|Open|Superseded by \[.*\]\(.*\))\.\*$/)
  })

  it('has an index that lists every note once, by its title', () => {
    const titled = notes.map((note) => [read(note).split('\n')[0]?.slice(2), note.replace('docs/decisions/', '')])
    expect(listed.map(([, title, file]) => [title, file]).toSorted()).toEqual(titled.toSorted())
  })
})

it('README.md gives the oldest Node.js that package.json promises', () => {
  expect(read('README.md')).toContain(`With Node.js ${manifest.engines.node?.replace('>=', '')} or later`)
})
