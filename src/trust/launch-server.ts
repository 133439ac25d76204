/** A FHIR server from which the conversation page may be launched. */
export interface LaunchServer {
  /** Its base URL as it names itself when it launches: it is compared letter for letter. */
  readonly iss: string
  /** As what it knows the page. */
  readonly clientId: string
  /** Where it and its authorization server are, and nothing else that the page may ask. */
  readonly origins: readonly string[]
  /** Whose pages may show it in a frame. */
  readonly embedIn: readonly string[]
}
