/** A fixture's family name without the part that all of them share. */
export function shortName(family: string): string {
  return family.replace(/^Testpersoon-/, '')
}
