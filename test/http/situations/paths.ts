import { call, path, type Situation } from './call.ts'

/** What can be wrong with where a request goes, and by which method. */
export const pathSituations: Situation[] = [
  ['a path that is no URL', call, 400, 'request-invalid', { url: '/cds-services/%zz' }],

  ['an unknown service', call, 404, 'service-unknown', { url: '/cds-services/nope' }],
  ['a service that is a draft', call, 404, 'service-unknown', { url: '/cds-services/draft' }],
  ['why? of an unknown service', call, 404, 'service-unknown', { url: '/cds-services/__proto__/explain' }],
  ['an unknown path', call, 404, 'route-unknown', { url: '/cds-service' }],
  [
    'an unknown path with an unknown type',
    call,
    404,
    'route-unknown',
    { url: '/x', headers: { 'content-type': 'text/x' } },
  ],
  ['a service with a slash at its end', call, 200, null, { url: `${path}/` }],
  ['a service after two slashes', call, 200, null, { url: path.replace('services/', 'services//') }],
  ['a call of no service', call, 405, 'method-not-allowed', { url: '/cds-services/?x=1' }],
  [
    'a method that nobody knows',
    undefined,
    404,
    'route-unknown',
    { method: 'PROPFIND' as 'GET', url: '/cds-services' },
  ],
  ['an unknown example', undefined, 404, 'example-unknown', { method: 'GET', url: '/examples/..%2f..%2fpackage' }],
  ['an unknown programme', undefined, 404, 'programme-unknown', { method: 'GET', url: '/fhir/PlanDefinition/nope' }],
  ['an unknown measure', undefined, 404, 'measure-unknown', { method: 'GET', url: '/fhir/Measure/nope' }],
  ['reports of measures', undefined, 404, 'route-unknown', { method: 'GET', url: '/fhir/MeasureReport' }],
  [
    'a search by what cannot be understood',
    undefined,
    400,
    'search-invalid',
    { method: 'GET', url: '/fhir/HealthcareService?_count=many' },
  ],
  [
    'a strict search by what is not known',
    undefined,
    400,
    'search-parameter-unknown',
    { method: 'GET', url: '/fhir/HealthcareService?x=1', headers: { prefer: 'handling=strict' } },
  ],
  [
    'the directory as XML',
    undefined,
    406,
    'format-unsupported',
    { method: 'GET', url: '/fhir/metadata', headers: { accept: 'application/fhir+xml' } },
  ],
  ['GET on a service', undefined, 405, 'method-not-allowed', { method: 'GET' }],
  ['PUT on discovery', call, 405, 'method-not-allowed', { method: 'PUT', url: '/cds-services' }],
  ['DELETE of a service', undefined, 405, 'method-not-allowed', { method: 'DELETE' }],
]
