import type { wrongs } from '../../fhir-server.ts'

/** What a FHIR server can do wrong: what, its answer, the code of ours. */
export const fromServer: (readonly [what: string, answer: keyof typeof wrongs, code: string])[] = [
  ['slow', 'slow', 'fhir-server-timeout'],
  ['sending byte by byte', 'dripping', 'fhir-server-timeout'],
  ['sending its headers line by line', 'slowHeaders', 'fhir-server-timeout'],
  ['asking for patience (429)', 'tooMany', 'fhir-server-failed'],
  ['sending without end', 'gigantic', 'fhir-server-failed'],
  ['sending a little that unpacks to much', 'bomb', 'fhir-server-failed'],
  ['refusing', 'refusing', 'fhir-server-failed'],
  ['failing', 'failing', 'fhir-server-failed'],
  ['answering HTML', 'html', 'fhir-server-failed'],
  ['answering half JSON', 'halfJson', 'fhir-server-failed'],
  ['answering Latin-1 for UTF-8', 'latin1', 'fhir-server-failed'],
  ['answering JSON without end of nesting', 'deep', 'fhir-server-failed'],
  ['answering an OperationOutcome', 'outcome', 'fhir-server-failed'],
  ['answering a Bundle with an OperationOutcome', 'outcomeInside', 'fhir-server-failed'],
  ['answering another type', 'otherType', 'fhir-server-failed'],
  ['breaking off', 'brokenOff', 'fhir-server-failed'],
  ['resetting the connection', 'reset', 'fhir-server-failed'],
  ['redirecting', 'redirect', 'fhir-server-failed'],
  ['paging without end', 'endless', 'fhir-server-failed'],
  ['paging in a circle', 'circular', 'fhir-server-failed'],
  ['sending on to another host for the next page', 'nextElsewhere', 'fhir-server-failed'],
  ['sending on above its base for the next page', 'nextAbove', 'fhir-server-failed'],
  ['sending on above its base in an encoding', 'nextEncoded', 'fhir-server-failed'],
  ['packing a million empty lists', 'listBomb', 'fhir-server-failed'],
]
