import { z } from 'zod'
import { type JsonSchema, withDefinitions } from './definitions.ts'
import type { How, Read } from './reads.ts'

/**
 * What the loader asks of a kind of file, as one JSON Schema: the whole first, then the places that it reads by themselves. An entry of a
 * map that it reads by itself stands for every entry, for its name is not the loader's.
 */
export function schemaOf(kind: string, reads: readonly Place[]): JsonSchema {
  const maps = new Set(reads.filter(({ how }) => how === 'entries').map(({ at }) => at.join('/')))
  const isEntry = ({ at }: Place) => at.length > 0 && maps.has(at.slice(0, -1).join('/'))
  const shape: JsonSchema = { type: 'object' }
  for (const { at, how, schema } of reads.filter((read) => !isEntry(read)).toSorted(byDepth)) {
    const entries = new Set(reads.filter((read) => isEntry(read) && read.at.slice(0, -1).join('/') === at.join('/')))
    const of = entries.size > 0 ? anyOf([...entries].map((read) => around(read.how, read.schema))) : schema
    Object.assign(placeIn(shape, at), around(how, of))
  }
  return withDefinitions({ $schema: 'http://json-schema.org/draft-07/schema#', title: kind, ...shape })
}

function byDepth(one: Place, other: Place): number {
  return one.at.length - other.at.length
}

function placeIn(shape: JsonSchema, at: Place['at']): JsonSchema {
  return at.reduce<JsonSchema>((above, step) => {
    above.properties ??= {}
    above.properties[String(step)] ??= {}
    return above.properties[String(step)] as JsonSchema
  }, shape)
}

function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()]
  return different.length === 1 ? (different[0] ?? {}) : { anyOf: different }
}

/** A place that the loader reads, and what may stand there. */
export interface Place extends Pick<Read, 'at' | 'how'> {
  readonly schema: JsonSchema
}

/** Each place once, however many files of a kind there are; where they are asked different things, all of these may stand there. */
export function eachPlace(reads: readonly Read[]): readonly Place[] {
  const places = new Map<string, Place>()
  for (const { at, how, schema } of reads) {
    const key = `${how} ${at.join('/')}`
    const [known, asked] = [places.get(key)?.schema, plain(schema)]
    places.set(key, { at, how, schema: known ? either(known, asked) : asked })
  }
  return [...places.values()]
}

/** What may be one thing or another. Of two maps each entry may, so that what they have in common stands there once. */
function either(one: JsonSchema, other: JsonSchema): JsonSchema {
  if (JSON.stringify(one) === JSON.stringify(other)) return one
  if (!isClosedMap(one) || !isClosedMap(other)) return anyOf([one, other])
  const names = new Set([...Object.keys(one.properties), ...Object.keys(other.properties)])
  const properties = [...names].map((name) => {
    const asked = [one.properties[name], other.properties[name]].filter((each) => each !== undefined)
    return [name, asked.reduce(either)] as const
  })
  const required = one.required?.filter((name) => other.required?.includes(name))
  return { ...one, properties: Object.fromEntries(properties), ...(required && { required }) }
}

interface ClosedMap extends JsonSchema {
  properties: Record<string, JsonSchema>
  required?: readonly string[]
}

function isClosedMap(schema: JsonSchema): schema is ClosedMap {
  return schema.properties !== undefined && schema.additionalProperties === false
}

function around(how: How, schema: JsonSchema): JsonSchema {
  if (how === 'entries') return { type: 'object', additionalProperties: schema }
  return how === 'items' ? { type: 'array', items: schema } : schema
}

/** A zod schema as people write for it; what JSON Schema cannot say is left to the loader. */
function plain(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' })
  return rest as JsonSchema
}
