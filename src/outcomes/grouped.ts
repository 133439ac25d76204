/** Things by a name of theirs, in their order. */
export function grouped<T>(things: readonly T[], nameOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const known = groups.get(nameOf(thing))
    if (known) known.push(thing)
    else groups.set(nameOf(thing), [thing])
  }
  return groups
}
