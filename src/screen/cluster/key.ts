/** By what a resource names its person, as a column: the id as JSON, an identifier with `?` before it. */
export function keyOf(name: string, isIdentifier: boolean): string {
  return `${isIdentifier ? '?' : ''}${JSON.stringify(name)}`
}

/** What a key stands for. */
export function nameOfKey(key: string): { readonly name: string; readonly isIdentifier: boolean } {
  const isIdentifier = key.startsWith('?')
  return { name: JSON.parse(isIdentifier ? key.slice(1) : key), isIdentifier }
}
