/** One thing that can be asked of the service. */
export interface Operation {
  readonly summary: string
  readonly description: string
  readonly parameters?: readonly object[]
  readonly requestBody?: object
  readonly security?: readonly object[]
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>
}

/** The description of the interface. @see https://spec.openapis.org/oas/v3.1.0#openapi-object "OpenAPI Object" */
export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly [part: string]: object }
  readonly [part: string]: unknown
}
