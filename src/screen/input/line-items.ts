import type { Resource } from 'fhir/r4.js'
import { isTooDeep } from '../../fhir/depth.ts'
import { NotHad } from '../../fhir/failed-answer.ts'
import type { LeftOutReason } from '../left-out.ts'
import { itemsOfBundle } from './bundle-items.ts'
import { anyType, type Item, type Needed } from './item.ts'
import type { Line } from './lines.ts'
import { alone, itemOf } from './resource-item.ts'

const type = /^\s*\{\s*"resourceType"\s*:\s*"([A-Za-z]{1,64})"/

/** What a line of a file holds. Nothing of it is lost: each resource, or the line itself, has its fate. */
export function itemsOf({ text, fault, isLast }: Line, needed: Needed): readonly Item[] {
  const peeked = type.exec(text)?.[1] ?? null
  if (fault) return lost(text, fault, peeked)
  // What a server could not export stands in a file of these.
  if (peeked === 'OperationOutcome') return lost(text, 'export-error', null)
  const isRead = peeked === null || peeked === 'Bundle' || needed.ofPeople.has(peeked) || needed.shared.has(peeked)
  if (!isRead) return [{ fate: 'not-needed', type: peeked }]
  const value = parsed(text)
  if (value === unread) return lost(text, isLast ? 'ends-early' : 'not-json', peeked)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return lost('', 'not-object', null)
  const { resourceType } = value as { readonly resourceType?: unknown }
  if (typeof resourceType !== 'string' || resourceType === '') return lost(text, 'no-resource-type', null)
  if (resourceType !== 'Bundle') return [itemOf(value as Resource, text, needed, alone)]
  if (isTooDeep(value)) return lost('', 'not-object', resourceType)
  try {
    return itemsOfBundle(value, needed)
  } catch (error) {
    if (error instanceof NotHad) return lost(text, 'not-object', resourceType)
    throw error
  }
}

const unread = Symbol('no JSON')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return unread
  }
}

/** A line that is left out, and who lacks what stood in it, as far as it says so. */
function lost(text: string, reason: LeftOutReason, type: string | null): readonly Item[] {
  const names = new Set([...text.matchAll(/"(?:[^"]*\/)?Patient\/([A-Za-z0-9\-.]{1,64})"/g)].map(([, id = '']) => id))
  return [
    { fate: 'left-out', reason, type, id: null, part: 0 },
    ...[...names].map(
      (name) => ({ fate: 'lack', whose: { name, by: 'id', base: '' }, type: type ?? anyType }) as const,
    ),
  ]
}
