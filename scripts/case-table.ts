import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isSeq, parseDocument } from 'yaml'
import { knowledgeRoot } from '../src/knowledge/root.ts'
import { table } from './markdown.ts'

/** The examples of a rule in tables, under the headings that stand in its `cases.yaml`. */
export function caseTables(at: string): string {
  const document = parseDocument(readFileSync(join(knowledgeRoot(), at, 'cases.yaml'), 'utf8'), { schema: 'core' })
  const groups: { heading: string; rows: string[][] }[] = []
  const items = isSeq(document.contents) ? document.contents.items.filter(isMap) : []
  const first = [document.commentBefore, document.contents?.commentBefore].filter(Boolean).join('\n')
  for (const [index, item] of items.entries()) {
    const comment = [index === 0 ? first : '', item.commentBefore ?? ''].join('\n').trim()
    if (comment !== '' || index === 0) groups.push({ heading: comment, rows: [] })
    const { name, asOf, patient, expect } = item.toJS(document) as Told
    const person = [told(patient), asOf && `judged on ${asOf}`].filter(Boolean).join('; ')
    groups.at(-1)?.rows.push([name, person || 'nothing more', expected(expect)])
  }
  return groups
    .map(({ heading, rows }) => `${headed(heading)}${table(['Case', 'Person', 'Expected'], rows)}`)
    .join('\n\n')
}

interface Told {
  readonly name: string
  readonly asOf?: string
  readonly patient: Readonly<Record<string, unknown>>
  readonly expect: Readonly<Record<string, Readonly<Record<string, unknown>>>>
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
function told(patient: Readonly<Record<string, unknown>>): string {
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

function expected(expect: Told['expect']): string {
  return Object.entries(expect)
    .map(([rule, wanted]) => {
      const parts = Object.entries(wanted).map(([name, value]) => `${name} ${said(value)}`)
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
