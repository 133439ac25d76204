/** Checks a name that becomes a folder. @throws Error that says what to write instead */
export function checkName(kind: string, name: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(
      `"${name}" is no name for a ${kind}: write small letters, digits and single hyphens, beginning with a letter, e.g. my-rule`,
    )
}

/** A place such as `my-service/my-rule` in its two parts. @throws Error that says how to write one */
export function partsOf(kind: string, place: string): readonly [owner: string, name: string] {
  const [owner, name, ...more] = place.split('/')
  if (!owner || !name || more.length > 0)
    throw new Error(`"${place}" does not say where the ${kind} goes: write ${wanted[kind]}`)
  checkName(kind, name)
  return [owner, name]
}

const wanted: Readonly<Record<string, string>> = {
  rule: '<service>/<name>, e.g. my-service/my-rule',
  concept: '<service>/<name>, or shared/<name> when several services ask it',
}
