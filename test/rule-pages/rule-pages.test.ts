import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { codePage } from '../../scripts/rule-pages/code-page.ts'
import { conceptPage, conceptPages } from '../../scripts/rule-pages/concept-page.ts'
import { ruleFolders, rulePageOf } from '../../scripts/rule-pages/place.ts'
import { indexPage } from '../../scripts/rule-pages/rule-index.ts'
import { type Edition, readBy, rulePage } from '../../scripts/rule-pages/rule-page.ts'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { headingsOf } from '../docs/citation.ts'
import { watchAsking } from './asked.ts'

const { knowledge, cases } = await loadWithCases()
const asked = watchAsking(knowledge, cases)
const whole = fileURLToPath(new URL('../../reports/rules', import.meta.url))

/** Every page of an edition, by its path, and how it is written. */
function pagesOf(edition: Edition): readonly (readonly [path: string, write: () => string])[] {
  return [
    ['README.md', () => indexPage(knowledge, edition)],
    ...conceptPages(knowledge).map((path) => [path, () => conceptPage(path, knowledge, asked, edition)] as const),
    ...ruleFolders(knowledge).flatMap(({ services, rules }) =>
      rules.map((rule) => [rulePageOf(rule), () => rulePage(rule, services, knowledge, asked, edition)] as const),
    ),
  ]
}

describe('the pages in docs/rules are those of the knowledge; npm run rule-pages writes them', () => {
  it.each(pagesOf('short'))('%s', async (path, write) => {
    await expect(write()).toMatchFileSnapshot(`../../docs/rules/${path}`)
  })
})

it('leaves the whole pages in reports/rules, with every link leading somewhere', { timeout: 120_000 }, () => {
  const pages = new Map([
    ['codes.md', codePage(knowledge)],
    ...pagesOf('whole').map(([path, write]) => [path, write()] as const),
  ])
  rmSync(whole, { recursive: true, force: true })
  for (const [path, text] of pages) {
    mkdirSync(join(whole, dirname(path)), { recursive: true })
    writeFileSync(join(whole, path), text)
  }
  const nowhere = [...pages].flatMap(([path, text]) =>
    [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
      .map(([, to, anchor]) => ({ to: to ? posix.join(posix.dirname(path), to) : path, anchor }))
      .filter(
        ({ to, anchor }) => (anchor !== undefined && !headingsOf(pages.get(to) ?? '').has(anchor)) || !pages.has(to),
      )
      .map(({ to, anchor }) => `${path}: ${to}#${anchor}`),
  )
  expect(nowhere).toEqual([])
})

it('knows for every rule what it looks for', () => {
  const rules = ruleFolders(knowledge).flatMap((folder) => folder.rules)
  const reading = (at: string) => asked.get(at)?.size ?? 0
  const silent = rules.filter((rule) => [rule, ...readBy(rule, knowledge)].every(({ at }) => reading(at) === 0))
  expect(silent).toEqual([])
})

it('has no page of what is gone', () => {
  const paths = readdirSync(new URL('../../docs/rules', import.meta.url), { recursive: true, encoding: 'utf8' })
  const known = new Set(pagesOf('short').map(([path]) => path))
  expect(paths.filter((path) => path.endsWith('.md') && !known.has(path))).toEqual([])
})
