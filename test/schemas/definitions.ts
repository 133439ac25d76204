/** A JSON Schema, as far as it is put together here. */
export interface JsonSchema {
  [member: string]: unknown
  properties?: Record<string, JsonSchema>
}

/** Shorter than this (characters), a part is as good as a reference to it. */
const worthNaming = 150

/** The same schema, in which what stands at several places is written once, under `definitions`, named by where it stands first. */
export function withDefinitions(schema: JsonSchema): JsonSchema {
  const { $schema, title, ...whole } = schema
  const counts = new Map<string, number>()
  mapped(whole, 'schema', (part) => {
    const text = JSON.stringify(part)
    const count = (counts.get(text) ?? 0) + 1
    counts.set(text, count)
    // What is inside a part that was seen before stands there once more only as long as that part does.
    return count === 1
  })
  const names = new Map<string, string>()
  const definitions: Record<string, JsonSchema> = {}
  const top = JSON.stringify(whole)
  const written = mapped(whole, 'schema', refer)
  const hasAny = Object.keys(definitions).length > 0
  return { $schema, title, ...written, ...(hasAny && { definitions }) }

  function refer(part: JsonSchema, under: string): true | JsonSchema {
    const text = JSON.stringify(part)
    if (text === top || text.length < worthNaming || (counts.get(text) ?? 0) < 2) return true
    const known = names.get(text)
    if (known) return { $ref: `#/definitions/${known}` }
    const alike = [...names.values()].filter((name) => name.replace(/-\d+$/, '') === under).length
    const name = alike === 0 ? under : `${under}-${alike + 1}`
    names.set(text, name)
    definitions[name] = mapped(part, under, (inner, at) => (inner === part ? true : refer(inner, at)))
    return { $ref: `#/definitions/${name}` }
  }
}

/** A schema with each part of it as `at` says: true to go into it, false to leave it as it is, or what stands there instead. */
function mapped(
  schema: JsonSchema,
  under: string,
  at: (part: JsonSchema, under: string) => boolean | JsonSchema,
): JsonSchema {
  const said = at(schema, under)
  if (said === false) return schema
  if (said !== true) return said
  const each = (part: unknown, name: string) => mapped(part as JsonSchema, name, at)
  const parts = Object.entries(schema).map(([member, value]) => {
    if (typeof value !== 'object' || value === null) return [member, value]
    if (member === 'properties')
      return [member, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, each(part, name)]))]
    if (['items', 'additionalProperties', 'propertyNames'].includes(member)) return [member, each(value, under)]
    if (['anyOf', 'allOf', 'oneOf'].includes(member))
      return [member, (value as readonly unknown[]).map((part) => each(part, under))]
    return [member, value]
  })
  return Object.fromEntries(parts) as JsonSchema
}
