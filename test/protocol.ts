/** The tests that prove a row, each as `file > words that stand in it`; or why the row is not ours, with a page of docs/. */
type Proof =
  | { readonly tests: readonly string[]; readonly but?: string }
  | { readonly not: string; readonly see: string }

/** A requirement of CDS Hooks on a service: id and level as in the project's list of requirements (2.0.1 and the 3.0 ballot), and what it asks. */
export interface Row {
  readonly id: string
  readonly level: 'SHALL' | 'SHOULD' | 'DER' | 'BP' | 'CRD' | 'stated'
  readonly asks: string
  readonly proof: Proof
}

const box = 'http/black-box.test.ts'
const wrong = 'http/situations.ts'
const trust = 'http/trust.test.ts'
const strict = 'http/strict.test.ts'
const guard = 'http/guard.test.ts'
const ask = 'engine/gather-server.test.ts'
const gather = 'engine/gather.test.ts'
const compose = 'engine/compose.test.ts'
const template = 'knowledge/prefetch.test.ts'
const errors = 'http/errors.test.ts'

function row(id: string, level: Row['level'], asks: string, ...tests: string[]): Row {
  return { id, level, asks, proof: { tests } }
}
function not(id: string, level: Row['level'], asks: string, why: string, see: string): Row {
  return { id, level, asks, proof: { not: why, see } }
}
/** Done in another way than the row has it, for a reason that a decision gives. */
function otherwise(id: string, level: Row['level'], asks: string, but: string, ...tests: string[]): Row {
  return { id, level, asks, proof: { tests, but } }
}

const cardTest = `${compose} > is a card that CDS Hooks allows, and reads as it was last read`
const allCards = `${box} > cards that CDS Hooks allows, complete and without an empty member`
const tls = 'decisions/tls-at-the-proxy.md'
const oneHook = 'decisions/strict-and-lenient.md'

export const protocol: readonly Row[] = [
  row('T1', 'SHALL', 'all bodies are JSON', `${box} > answers JSON and nothing but JSON`),
  not('T2', 'SHALL', 'TLS on all production traffic', 'the proxy ends TLS', tls),
  row(
    'T3',
    'SHALL',
    'nothing null or empty but the lists of cards and services',
    allCards,
    `${box} > never with an empty member`,
  ),
  row(
    'T4',
    'SHOULD',
    'no comments, no trailing commas',
    `${box} > answers JSON and nothing but JSON`,
    `${wrong} > JSON with a comment`,
  ),
  row(
    'T5',
    'SHALL',
    'embedded resources are FHIR JSON',
    'hapi/hapi.test.ts > what cards suggest',
    `${compose} > never come with an empty element`,
  ),
  row(
    'T6',
    'DER',
    'which media types are taken',
    `${wrong} > a good call as application/fhir+json`,
    `${wrong} > plain text`,
    `${wrong} > no content type`,
  ),
  row(
    'T7',
    'CRD',
    'unknown members are ignored',
    `${wrong} > unknown members everywhere`,
    `${strict} > unknown members and extensions`,
  ),

  row('D1', 'SHALL', 'discovery is always there', 'http/shell.test.ts > describes its active services'),
  row('D2', 'SHALL', 'it has a list of services', `${box} > describes each service so that it can be called`),
  row('D3', 'SHOULD', 'without services the list is empty', `${box} > without a service has an empty list`),
  row('D4', 'SHALL', 'each names its hook', `${box} > describes each service so that it can be called`),
  row('D5', 'SHALL', 'each has a description', `${box} > describes each service so that it can be called`),
  row(
    'D6',
    'SHALL',
    'each has an id under which it is served',
    `${box} > describes each service so that it can be called`,
  ),
  row('D7', 'SHOULD', 'each has a title', `${box} > describes each service so that it can be called`),
  row(
    'D10',
    'SHOULD',
    'each says which version of CDS Hooks',
    `${box} > describes each service so that it can be called`,
  ),
  row(
    'D11',
    'SHALL',
    'hookVersion, when given, is the published one: none is given',
    'http/shell.test.ts > describes its active services',
  ),
  row(
    'D13',
    'SHALL',
    '200 on success, 4xx or 5xx otherwise',
    `${box} > describes each service so that it can be called`,
    `${wrong} > PUT on discovery`,
  ),
  row(
    'D14',
    'SHALL',
    'a hook of one’s own has a reversed domain name: only hooks of the catalogue are served',
    'broken/hook-unknown/expected.txt',
  ),
  row(
    'D15',
    'DER',
    'all services lie under the discovery URL',
    `${box} > describes each service so that it can be called`,
  ),

  row('R1', 'SHALL', 'POST is the only way to call', `${wrong} > GET on a service`, `${wrong} > DELETE of a service`),
  row(
    'R2',
    'DER',
    'hook is required and this service’s',
    `${wrong} > no hook`,
    `${wrong} > a hook that is a number`,
    `${wrong} > the hook of another service`,
  ),
  row(
    'R3',
    'DER',
    'hookInstance is a UUID',
    `${wrong} > no hookInstance`,
    `${strict} > a hookInstance that is no UUID`,
  ),
  row('R4', 'DER', 'context is an object', `${wrong} > no context`, `${wrong} > a context that is a list`),
  row(
    'R5',
    'DER',
    'fhirServer with fhirAuthorization, and over TLS',
    `${wrong} > fhirAuthorization without fhirServer`,
    `${wrong} > a relative fhirServer`,
    `${strict} > a server without TLS`,
  ),
  row('R6', 'DER', 'prefetch is an object', `${wrong} > prefetch that is a list`, `${wrong} > no data and no server`),
  row('R7', 'DER', 'an unknown service is 404', `${wrong} > an unknown service`),
  row('R8', 'DER', 'no JSON is 400, too much is 413', `${wrong} > not JSON`, `${wrong} > a body that is too large`),
  row(
    'R9',
    'DER',
    'a repeated hookInstance is no replay',
    'http/shell.test.ts > takes the same call twice',
    `${box} > gives the same advice twice under fresh uuids`,
  ),

  row(
    'H1',
    'DER',
    'every field of the hook is there',
    `${wrong} > no patientId`,
    `${wrong} > no userId`,
    `${wrong} > a patientId that is a number`,
  ),
  row('H2', 'DER', 'ids are bare', `${strict} > a patientId with its type`, `${strict} > an encounterId with its type`),
  row(
    'H3',
    'DER',
    'userId is a reference of an allowed type',
    `${strict} > a userId without a type`,
    `${strict} > an organisation as user`,
  ),
  not('H4', 'DER', 'selections stand in draftOrders', 'no service for order-select', oneHook),
  not('H5', 'SHALL', 'resources of a context are of one FHIR version', 'patient-view has none in its context', oneHook),
  row('H6', 'DER', 'loose Bundles are tolerated', `${wrong} > Bundles without type and full URLs`),
  row(
    'H7',
    'DER',
    'data are about the patient in view',
    `${wrong} > prefetch of another patient`,
    `${wrong} > a Bundle wholly about another patient`,
    'requests.test.ts > results of somebody else are listed, not used',
  ),

  row('P1', 'SHALL', 'a template is a relative read or search', `${template} > neither a read`),
  row('P2', 'SHALL', 'tokens stand between double braces', `${template} > no token of patient-view`),
  row(
    'P3',
    'SHALL',
    'tokens are of the context or of the user',
    `${template} > Practitioner/{{userPractitionerId}}`,
    `${template} > no token of patient-view`,
  ),
  row(
    'P4',
    'SHALL',
    'only plain fields of the hook’s context',
    `${template} > Observation?patient={{context.selections}}`,
  ),
  row('P5', 'SHALL', 'a context token starts with context.', `${template} > Patient/{{patientId}}`),
  row('P6', 'SHOULD', 'plain queries only', `${template} > more than clients answer`, `${template} > prefix`),
  row('P9', 'SHALL', 'dependent templates in order: none depends', `${template} > Patient/{{context.patient.id}}`),
  otherwise(
    'P10',
    'SHOULD',
    'ask only for what is necessary',
    'decisions/one-template-per-type.md',
    'readme.test.ts > says what every prefetch key is for',
  ),

  row(
    'PF1',
    'SHALL',
    'what was not sent is fetched',
    `${ask} > asks the server for exactly the keys that were not sent`,
  ),
  row(
    'PF2',
    'SHALL',
    '412 when needed data cannot be had',
    `${wrong} > no data and no server`,
    `${wrong} > 'refusing', 'refusing', 'fhir-server-failed'`,
    `${wrong} > sending byte by byte`,
  ),
  row(
    'PF3',
    'SHOULD',
    'an OperationOutcome is seen, and its query not repeated',
    `${gather} > does not repeat a query that the client says has failed`,
  ),
  otherwise(
    'PF4',
    'DER',
    'absent, null and an empty Bundle differ',
    'decisions/null-is-not-nothing.md',
    `${gather} > asks again for`,
    `${gather} > takes an empty Bundle for nothing there`,
  ),
  row(
    'PF5',
    'DER',
    'next pages are followed, on the same server',
    `${ask} > follows all pages`,
    `${wrong} > a Bundle with more pages`,
    `${wrong} > sending on to another host for the next page`,
  ),
  row(
    'PF6',
    'DER',
    'a value of the wrong type is no crash',
    `${wrong} > a resource where a Bundle is meant`,
    `${wrong} > a Bundle where a resource is meant`,
  ),
  row('PF7', 'DER', 'keys never asked for are ignored', `${wrong} > prefetch keys that were never asked for`),
  row(
    'PF8',
    'SHOULD',
    'works from prefetch alone and from the server alone',
    `${ask} > gives the same from the server alone as from prefetch alone`,
    `${box} > nothing prefetched`,
  ),
  row(
    'PF9',
    'CRD',
    'a record that lacks data is no error',
    `${box} > takes a record without a single result for a record`,
  ),

  row('F2', 'SHALL', 'the token goes with each FHIR call', `${ask} > with the token and for FHIR JSON`),
  row(
    'F3',
    'DER',
    'the members of fhirAuthorization',
    `${wrong} > fhirAuthorization without \${member}`,
    `${wrong} > expires_in as a string`,
  ),
  row(
    'F4',
    'SHALL',
    'the token is used and forgotten',
    `${errors} > nothing of the patient, the token or the body is in the log`,
  ),
  row(
    'F5',
    'DER',
    'no call after the token expired',
    `${ask} > and when the token is`,
    `${errors} > fhir-token-expired`,
  ),
  row(
    'F6',
    'DER',
    'scopes of SMART 1 and 2',
    'fhir/scope.test.ts > keep Observations from being read in full',
    `${ask} > never asks for a type that the scopes exclude`,
  ),
  row('F7', 'DER', 'the token is for the patient in view', `${wrong} > a token for another patient`),
  row(
    'F8',
    'DER',
    'only servers of the client, no redirects',
    `${box} > calls the FHIR servers of the client that calls, and those of no other`,
    `${wrong} > 'redirecting'`,
    'fhir/outbound.test.ts > is not made when its name leads to',
  ),
  otherwise(
    'F9',
    'DER',
    'a server without a token in development only',
    'decisions/fhir-server-calls.md',
    `${wrong} > a server that is not on the list`,
  ),
  not(
    'F10',
    'SHALL',
    'the client registers the service with its authorisation server',
    'the client’s duty',
    'integration.md',
  ),

  row('S1', 'SHALL', '200 with a list of cards', allCards),
  row('S3', 'SHOULD', 'no advice is an empty list', `${box} > has nothing to say about someone without diabetes`),
  row('S4', 'SHALL', '412, as PF2', `${wrong} > one needed key not sent`),
  row('S6', 'SHOULD', 'an error is an OperationOutcome', `${errors} > every answer to a bad call`),
  row('S7', 'BP', 'a bad JWT is 401 without a reason', `${trust} > tells every bad token the same`),
  row('S8', 'CRD', 'errors are technical only', `${box} > takes a record without a single result for a record`),

  row(
    'C2',
    'SHALL',
    'a summary below 140 characters',
    `${compose} > has a summary below 140 characters whatever the data`,
  ),
  row('C3', 'SHALL', 'detail is Markdown, without HTML', cardTest, 'engine/present.test.ts > never makes a tag'),
  row('C4', 'SHALL', 'indicator is one of three', cardTest),
  row('C5', 'SHALL', 'source has a label and absolute URLs', cardTest),
  row('C7', 'SHALL', 'suggestions come with selectionBehavior', cardTest, allCards),
  row('C8', 'SHALL', 'selectionBehavior is one of two', cardTest),
  row('C9', 'SHALL', 'a suggestion has a label', cardTest, allCards),
  row(
    'C10',
    'SHALL',
    'actions of a suggestion belong together',
    `${compose} > record remission with the whole diagnosis`,
  ),
  row('C11', 'SHALL', 'no actionSelectionBehavior', cardTest),
  row('C12', 'SHALL', 'an action has type and description', cardTest),
  row(
    'C13',
    'SHALL',
    'create a new resource, update a whole one',
    `${compose} > record remission with the whole diagnosis`,
    'hapi/hapi.test.ts > what cards suggest',
  ),
  row('C14', 'SHALL', 'override reasons are complete Codings', cardTest),
  row('C16', 'SHALL', 'a link has label, url and type', cardTest),
  row('C17', 'SHALL', 'appContext with SMART links only: there are none', cardTest),
  row('C20', 'SHALL', 'a Coding has code and system', cardTest),
  row('C21', 'BP', 'links of the text stand in links', allCards),

  row(
    'SEC1',
    'SHOULD',
    'who calls is known',
    `${trust} > asks for a token on the call`,
    'site/clients.test.ts > does not start when',
  ),
  row('SEC2', 'SHALL', 'a token on every call', `${trust} > asks for a token on the call`),
  row(
    'SEC3',
    'SHALL',
    'no alg none, no shared secret',
    `${trust} > alg none`,
    `${trust} > the public key as a shared secret`,
    'site/clients.test.ts > a shared-secret algorithm',
  ),
  row(
    'SEC4',
    'SHOULD',
    'ES384 and RS384',
    `${trust} > answers a call that a client signed for this URL`,
    `${trust} > takes RS384`,
  ),
  row(
    'SEC5',
    'DER',
    'alg, kid and typ',
    `${trust} > no kid`,
    `${trust} > another type of token`,
    `${strict} > token-without-type`,
  ),
  row(
    'SEC6',
    'SHOULD',
    'only known issuers and their key sets',
    `${trust} > an unknown issuer`,
    `${trust} > looks for keys where the site file says and nowhere else`,
  ),
  row(
    'SEC7',
    'DER',
    'keys are kept and rotated',
    'engine/keys.test.ts > are fetched again at once',
    'engine/keys.test.ts > are not fetched for each of a hundred unknown keys',
  ),
  row(
    'SEC8',
    'DER',
    'aud holds the exact URL',
    `${trust} > several audiences`,
    `${trust} > the audience of another service`,
  ),
  row(
    'SEC9',
    'BP',
    'exp, nbf and iat',
    `${trust} > an exp that is past`,
    `${trust} > a day to live`,
    `${trust} > an exp in milliseconds`,
  ),
  row(
    'SEC10',
    'BP',
    'jti once',
    `${trust} > takes a token once`,
    'store/tokens.test.ts > so that a token is taken once by all of them together',
  ),
  row('SEC11', 'BP', 'only known tenants', `${trust} > another tenant`),
  row('SEC12', 'BP', 'tokens are never logged', `${trust} > writes no token and no signature anywhere`),
  row(
    'SEC14',
    'DER',
    'the sandbox is no client in production',
    'site/clients.test.ts > the key of a client is public knowledge',
  ),
  row('SEC15', 'SHOULD', 'security guidance was followed', 'security.test.ts > names a test for every threat'),

  row(
    'X1',
    'stated',
    'pages in browsers may call',
    `${guard} > is told that it may call`,
    `${guard} > may read every answer, the errors too`,
  ),
  row('X2', 'DER', 'discovery and feedback have preflights of their own', `${guard} > /feedback`),
  row(
    'E1',
    'SHALL',
    'extensions are ignored when unknown: none is sent',
    `${strict} > unknown members and extensions`,
    cardTest,
  ),
  not(
    'N1',
    'SHOULD',
    'answers within half a second',
    'measured by npm run bench, never timed in a test',
    '../README.md',
  ),
  row(
    'N2',
    'DER',
    'bounded time for the FHIR server',
    `${ask} > is done when the deadline is over`,
    `${wrong} > sending its headers line by line`,
  ),
  not('N3', 'stated', 'agree with the client on hooks that matter', 'an agreement, not a program', 'integration.md'),
  not('N4', 'stated', 'a page for people', 'the integration guide', 'integration.md'),
]
