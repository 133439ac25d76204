import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isSeq, parseDocument } from 'yaml'
import type { Folders } from './folders.ts'
import { table } from './markdown.ts'

/** Whether a rule or concept has examples. */
export function hasCases(at: string, folders: Folders): boolean {
  return existsSync(pathOf(at, folders))
}

/** The examples of a rule or concept in tables, under the headings that stand in its `cases.yaml`. */
export function caseTables(at: string, folders: Folders): string {
  const document = parseDocument(readFileSync(pathOf(at, folders), 'utf8'), { schema: 'core' })
  const groups: { heading: string; rows: string[][] }[] = []
  const items = isSeq(document.contents) ? document.contents.items.filter(isMap) : []
  const first = [document.commentBefore, document.contents?.commentBefore].filter(Boolean).join('\n')
  for (const [index, item] of items.entries()) {
    const comment = [index === 0 ? first : '', item.commentBefore ?? ''].join('\n').trim()
    if (comment !== '' || index === 0) groups.push({ heading: comment, rows: [] })
    const { name, asOf, patient, site = {}, lacks = [], expect = {}, why } = item.toJS(document) as Told
    const parts = [
      told({ ...patient, ...site }),
      lacks.length > 0 && `not had: ${said(lacks)}`,
      asOf && `judged on ${asOf}`,
    ]
    const wanted = expected({ ...expect, ...(why && { 'why?': why }) })
    groups.at(-1)?.rows.push([name, parts.filter(Boolean).join('; ') || 'nothing more', wanted])
  }
  return groups
    .map(({ heading, rows }) => `${headed(heading)}${table(['Case', 'Person', 'Expected'], rows)}`)
    .join('\n\n')
}

function pathOf(at: string, { knowledge }: Folders): string {
  return join(knowledge, at, 'cases.yaml')
}

type Loose = Readonly<Record<string, unknown>>

interface Told {
  readonly name: string
  readonly asOf?: string
  readonly patient: Loose
  readonly site?: Loose
  readonly lacks?: readonly string[]
  readonly expect?: Readonly<Record<string, Loose>>
  readonly why?: Loose
}

/** The last line of a comment is a heading; what stands above it are remarks. */
function headed(comment: string): string {
  const lines = comment.split('\n').map((line) => line.trim())
  const heading = lines.at(-1) ?? ''
  const remarks = lines.slice(0, -1).join(' ').trim()
  if (heading === '') return ''
  return `${remarks === '' ? '' : `${remarks}\n\n`}### ${heading}\n\n`
}

/** A person in a few words: `hba1c 60 (2026-10-01); conditions: retinopathy 2025-01-01`. */
function told(patient: Loose): string {
  return Object.entries(patient)
    .map(([name, what]) => {
      if (!isObject(what)) return `${name} ${said(what)}`
      const dated = Object.entries(what)
      if (dated.every(([key]) => /^\d{4}/.test(key)))
        return `${name} ${dated.map(([day, value]) => `${said(value)} (${day})`).join(', ')}`
      return `${name}: ${dated.map(([key, value]) => `${key} ${said(value)}`).join(', ')}`
    })
    .join('; ')
}

/** `*rule*: outcome recommend; goal remission`: what a result must hold stands beside the other words. */
function expected(expect: Readonly<Record<string, Loose>>): string {
  return Object.entries(expect)
    .map(([rule, wanted]) => {
      const parts = Object.entries(wanted)
        .flatMap(([name, value]) =>
          name === 'result' && isObject(value) ? Object.entries(value) : [[name, value] as const],
        )
        .map(([name, value]) => `${name} ${said(value)}`)
      return `*${rule}*: ${parts.join('; ')}`
    })
    .join('<br>')
}

function said(value: unknown): string {
  if (value === null) return 'none'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(said).join(', ')
  if (isObject(value))
    return `(${Object.entries(value)
      .map(([key, each]) => `${key} ${said(each)}`)
      .join(', ')})`
  return String(value)
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
