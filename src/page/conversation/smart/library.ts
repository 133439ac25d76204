import 'fhirclient/build/fhir-client.pure.min.js'
import type Client from 'fhirclient/lib/Client.js'
import type { fhirclient } from 'fhirclient/lib/types.js'

/** What the library does of SMART App Launch; reading and writing are our own. */
interface Library {
  readonly oauth2: {
    authorize(asked: fhirclient.AuthorizeParams): Promise<string | undefined>
    ready(options: fhirclient.ReadyOptions): Promise<Client>
  }
}

/** The pure build puts itself on the window. @see https://docs.smarthealthit.org/client-js/#installation "Browsers" */
export const { oauth2 } = (window as unknown as { readonly FHIR: Library }).FHIR
