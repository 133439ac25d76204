import { isResourceType } from '../codes/element.ts'
import type { Folder } from '../files/folder.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { LoadedRule } from '../knowledge.ts'
import { type HookName, hooks } from './hook.ts'
import type { ServiceFile } from './service-file.ts'

const users = ['userPractitionerId', 'userPractitionerRoleId', 'userPatientId', 'userRelatedPersonId']

/** Notes what is wrong with the templates of a service, on each of its hooks, and with what it says it needs of them. */
export function checkPrefetch(file: YamlFile, { prefetch, needed, hooks: served }: ServiceFile): void {
  for (const [key, template] of Object.entries(prefetch))
    for (const { hook } of served)
      for (const message of templateFaults(template, hook)) file.fault(['prefetch', key], message)
  for (const [group, keys] of needed.entries())
    for (const [index, key] of keys.entries())
      if (!Object.hasOwn(prefetch, key))
        file.fault(['needed', group, index], `"${key}" is no key of prefetch: add its template or mend the name`)
}

/** The type of the resources that a template asks for. */
export function typeOf(template: string): string {
  return template.split(/[/?]/, 1)[0] ?? ''
}

/** Checks that a service asks for every type of which its rules ask whether it could be had: what is never asked for is unknown. */
export function checkNeeds(
  folder: Folder,
  rules: readonly LoadedRule[],
  { prefetch }: Pick<ServiceFile, 'prefetch'>,
): void {
  const asked = Object.values(prefetch).map(typeOf)
  for (const { at, rule } of rules)
    for (const type of rule.needs)
      if (!asked.includes(type))
        folder.fault(
          folder.module(at, 'rule') ?? at,
          `the rule needs ${type}, which its service never asks for: add a template to prefetch in service.yaml, or take it out`,
          type,
        )
}

/**
 * What is wrong with a prefetch template, one text each: it may be a read or a plain search, with tokens of the hook only.
 * @see https://cds-hooks.hl7.org/2.0/#prefetch-query-restrictions "Prefetch query restrictions"
 */
export function templateFaults(template: string, hook: HookName): readonly string[] {
  const allowed = [...hooks[hook].map((field) => `context.${field}`), ...users]
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
