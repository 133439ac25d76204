/** What `GET /conversation/settings` tells the page of where it can be launched. */
export interface LaunchSettings {
  /** Where an EHR sends a browser back to, exactly as it was registered there. */
  readonly redirectUri: string
  readonly servers: readonly SettledServer[]
  /** The searches of the service that looks at the record. */
  readonly prefetch: Readonly<Record<string, string>>
  /** Types of resources: of every line at least one must be had. */
  readonly needed: readonly (readonly string[])[]
  /** Types that are read because what was found refers to them. */
  readonly referred: readonly string[]
}

export interface SettledServer {
  readonly iss: string
  readonly clientId: string
  readonly origins: readonly string[]
}

/** The type of resource that a search is for. */
export function typeIn(template: string): string {
  return /^[A-Za-z]+/.exec(template)?.[0] ?? ''
}

/** Types of resources that are searched for; the others are read by their id. */
export function typesSearched({ prefetch }: Pick<LaunchSettings, 'prefetch'>): ReadonlySet<string> {
  return new Set(Object.values(prefetch).flatMap((template) => (template.includes('?') ? [typeIn(template)] : [])))
}

/** Every type of resource that is read, once. */
export function typesRead({ prefetch, referred }: Pick<LaunchSettings, 'prefetch' | 'referred'>): readonly string[] {
  return [...new Set([...Object.values(prefetch).map(typeIn), ...referred])]
}
