import type { Path, YamlFile } from '../knowledge/files/yaml.ts'

/** The code systems that local codes name: by the alias of `codes/systems.yaml`, or by URI. */
export class LocalSystems {
  /** Systems that the code book does not know: URI -> URIs. */
  readonly added = new Map<string, readonly string[]>()
  readonly #known: ReadonlyMap<string, readonly string[]>

  constructor(known: ReadonlyMap<string, readonly string[]>) {
    this.#known = known
  }

  /** The name under which the code book has a row's system; for one that it does not know the URI itself. */
  alias(file: YamlFile, at: Path, { system }: { readonly system: string }): string {
    if (this.#known.has(system)) return system
    const known = [...this.#known].find(([, uris]) => uris.includes(system))
    if (known) return known[0]
    if (/^(https?:\/\/|urn:)\S+$/.test(system)) this.added.set(system, [system])
    else
      file.fault(
        [...at, 'system'],
        `the system "${system}" is no URI and no alias: write the URI under which it is sent, or one of ${[...this.#known.keys()].join(', ')}`,
      )
    return system
  }
}
