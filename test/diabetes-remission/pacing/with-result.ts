interface Sent {
  readonly prefetch: { readonly observations: { readonly entry: { resource: Record<string, unknown> }[] } }
}

/** Adds to what a call sends a result with another day and value, like the one that it has of this code. */
export const withResult = (code: string, on: string, value: number) => (call: object) => {
  const sent = structuredClone(call) as Sent
  const { entry } = sent.prefetch.observations
  const known = entry.find(({ resource }) => JSON.stringify(resource).includes(`"${code}"`))?.resource
  if (!known) throw new Error(`no result of ${code} is sent`)
  const valueQuantity = { ...(known.valueQuantity as object), value }
  entry.push({ resource: { ...known, id: `new-${on}`, effectiveDateTime: on, valueQuantity } })
  return sent
}
