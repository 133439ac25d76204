import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { citationsIn, headingsOf, whyNowhere, withoutCode } from './citation.ts'

const root = packageRoot()
const files = execFileSync('git', ['ls-files', '-z', '*.ts', '*.tsx', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))
const texts = new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
const pages = new Map([...texts].filter(([path]) => path.endsWith('.md')))
const sources = [...texts].filter(([path]) => !path.endsWith('.md'))

const known = new Map<string, ReadonlyMap<string, string> | null>()
function headings(path: string): ReadonlyMap<string, string> | null {
  const text = pages.get(path)
  if (!known.has(path)) known.set(path, text === undefined ? null : headingsOf(text))
  return known.get(path) ?? null
}

it('what a comment cites is a page of this repository, or an address with its section', () => {
  const nowhere = sources.flatMap(([path, text]) =>
    citationsIn(text).flatMap(({ line, cited }) => {
      const why = whyNowhere(cited, dirname(path), headings)
      return why ? [`${path}:${line}: "${cited}": ${why}`] : []
    }),
  )
  expect(nowhere).toEqual([])
  expect(sources.flatMap(([, text]) => citationsIn(text)).length).toBeGreaterThan(100)
})

it('no comment names a page that a clone does not have', () => {
  const comment = /^ *\/\*[\s\S]*?\*\/|(?<=^| )\/\/ .*$/gm
  const gone = sources.flatMap(([path, text]) =>
    [...text.matchAll(comment)].flatMap(({ 0: words, index }) =>
      [...words.matchAll(/(?<![\w./*-])(?:\.\/)?([\w-]+(?:\/[\w.-]+)*\.md)\b/g)]
        .filter(([, name]) => ![...pages.keys()].some((page) => page === name || page.endsWith(`/${name}`)))
        .map(([name]) => `${path}:${text.slice(0, index).split('\n').length}: ${name}`),
    ),
  )
  expect(gone).toEqual([])
})

it('a link between pages leads to a heading that is there', () => {
  const nowhere = [...pages].flatMap(([path, text]) =>
    [...withoutCode(text).matchAll(/\]\((?!\w+:)([^)#\s]*)#([^)\s]+)\)/g)]
      .filter(([, to = '', anchor = '']) => !headings(to === '' ? path : join(dirname(path), to))?.has(anchor))
      .map(([link]) => `${path}: ${link}`),
  )
  expect(nowhere).toEqual([])
})

it('a page names only files and folders that are there', () => {
  const gone = [...pages].flatMap(([page, text]) =>
    [...text.matchAll(/`((?:src|docs|test|scripts|cds-services|fhir-fixtures)\/[\w./-]*)`/g)]
      .filter(([, path = '']) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(page), path)))
      .map(([name]) => `${page}: ${name}`),
  )
  expect(gone).toEqual([])
})

it.each([
  ['docs/nowhere.md', 'there is no such page'],
  ['./nowhere.md', 'there is no such page'],
  ['docs/reading.md#nothing', 'the page has no heading with the anchor #nothing'],
  ['docs/reading.md "Nothing"', 'the page has no heading "Nothing"'],
  ['docs/reading.md and more', 'neither a page of this repository nor an https address'],
  ['RFC 7519', 'neither a page of this repository nor an https address'],
  ['http://hl7.org/fhir/R4/datatypes.html#id', 'neither a page of this repository nor an https address'],
  ['https://cds-hooks.hl7.org/2.0/', 'an address without # or a "Section"'],
  ['https://cds-hooks.hl7.org/2.0/#feedback', null],
  ['https://cds-hooks.hl7.org/2.0/ "Feedback"', null],
  ['docs/reading.md', null],
  ['./reading.md#mp9-stop-and-pause', null],
  ['docs/reading.md "MP9 stop and pause"', null],
])('%s: %s', (cited, why) => {
  expect(whyNowhere(cited, 'docs', headings)).toBe(why)
})

it('several of one comment, over several lines, are followed one by one, each with its line', () => {
  const text = `\n/**\n * Words.\n * @${'see'} docs/a.md;\n *   docs/b.md#c\n * @throws Error\n */\n/** @${'see'} docs/d.md */`
  expect(citationsIn(text)).toEqual([
    { line: 4, cited: 'docs/a.md' },
    { line: 4, cited: 'docs/b.md#c' },
    { line: 8, cited: 'docs/d.md' },
  ])
})

it('anchors are those that GitHub makes', () => {
  const text = '# A: "b" (`c_d`)\n```\n# no\n```\n## 6. Ünd so\n## [E](x.md) f\n## [E](x.md) f\n    # no\n'
  expect([...headingsOf(text).keys()]).toEqual(['a-b-c_d', '6-ünd-so', 'e-f', 'e-f-1'])
})
