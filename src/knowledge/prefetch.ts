import { isResourceType } from './element.ts'

const users = ['userPractitionerId', 'userPractitionerRoleId', 'userPatientId', 'userRelatedPersonId']

/** Hook -> fields of its context that may stand in a template. @see CDS Hooks hook library, "Prefetch Token" */
const tokens: Readonly<Record<string, readonly string[]>> = {
  'patient-view': ['userId', 'patientId', 'encounterId'],
  'order-select': ['userId', 'patientId', 'encounterId'],
  'order-sign': ['userId', 'patientId', 'encounterId'],
  'encounter-start': ['userId', 'patientId', 'encounterId'],
  'encounter-discharge': ['userId', 'patientId', 'encounterId'],
  'appointment-book': ['userId', 'patientId', 'encounterId'],
  'problem-list-item-create': ['userId', 'patientId', 'encounterId'],
  'medication-refill': ['userId', 'patientId', 'encounterId'],
}

/** Hooks that a service can answer. */
export const hooks: readonly string[] = Object.keys(tokens)

/** What is wrong with a prefetch template, one text each. @see CDS Hooks, Prefetch Template; a read or a plain search, tokens of the hook only */
export function templateFaults(template: string, hook: string): readonly string[] {
  const allowed = [...(tokens[hook] ?? []).map((field) => `context.${field}`), ...users]
  const unknown = [...template.matchAll(/\{\{(.*?)\}\}/g)]
    .map(([, token = '']) => token)
    .filter((token) => !allowed.includes(token))
    .map((token) => `{{${token}}} is no token of ${hook}: use one of ${allowed.join(', ')}`)
  return [...unknown, ...queryFaults(template.replaceAll(/\{\{.*?\}\}/g, 'x'))]
}

function queryFaults(query: string): readonly string[] {
  const [, type = '', id, search] = /^([A-Za-z]+)(?:\/([A-Za-z0-9.-]+)|\?(.+))$/.exec(query) ?? []
  if (id === undefined && search === undefined)
    return ['the template is neither a read (Type/id) nor a search (Type?name=value): write one of these']
  const wrongType = isResourceType(type) ? [] : [`${type} is no FHIR R4 resource type: mend its name`]
  return [...wrongType, ...(search?.split('&') ?? []).flatMap(parameterFault)]
}

function parameterFault(parameter: string): readonly string[] {
  const [, name = '', modifier, value] = /^([^=:]+)(:[^=]+)?=(.+)$/.exec(parameter) ?? []
  if (value === undefined) return [`"${parameter}" is no search parameter: write name=value`]
  const plain =
    /^(_count|_sort|_id|_lastUpdated|[a-z][a-z-]*)$/.test(name) && (modifier === undefined || modifier === ':in')
  if (!plain) return [`"${name}${modifier ?? ''}" is more than clients answer: use plain parameters, at most with :in`]
  return /^(ne|sa|eb|ap)\d{4}/.test(value)
    ? [`"${value}" has a prefix that clients need not know: use eq, lt, gt, ge or le`]
    : []
}
