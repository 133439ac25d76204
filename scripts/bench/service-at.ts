/** The URL of the first service for a hook that a running server lists in discovery. @throws Error when it lists none */
export async function serviceAt(url: string, hook = 'patient-view'): Promise<string> {
  const response = await fetch(`${url}/cds-services`)
  const { services } = (await response.json()) as {
    readonly services: readonly { readonly id: string; readonly hook: string }[]
  }
  const found = services.find((service) => service.hook === hook)
  if (!found) throw new Error(`${url} offers no service for ${hook}`)
  return `${url}/cds-services/${found.id}`
}
