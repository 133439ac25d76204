/** The URL of the first service that a running server lists in discovery. @throws Error when it lists none */
export async function firstServiceAt(url: string): Promise<string> {
  const response = await fetch(`${url}/cds-services`)
  const { services } = (await response.json()) as { readonly services: readonly { readonly id: string }[] }
  const [first] = services
  if (!first) throw new Error(`${url} offers no service`)
  return `${url}/cds-services/${first.id}`
}
