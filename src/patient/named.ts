/** What has a name in a file of `codes/`. @throws Error when nothing has, which the compiler refuses in a rule */
export function named<T>(map: ReadonlyMap<string, T>, name: string, what: string, file: string): T {
  const found = map.get(name)
  if (found === undefined) throw new Error(`there is no ${what} "${name}" in codes/${file}`)
  return found
}
