/** Who is talked about, as the top of the screen says it. */
export interface Person {
  readonly name: string | null
  readonly firstName: string | null
  readonly birthYear: string | null
}

/** The name and year of birth of a Patient; what is not as FHIR says is not there. */
export function personOf(patient: unknown): Person {
  const { name, birthDate } = object(patient)
  const names = Array.isArray(name) ? name.map(object) : []
  const chosen = names.find(({ use }) => use === 'official' || use === 'usual') ?? names[0] ?? {}
  const given = (Array.isArray(chosen.given) ? chosen.given : []).filter(isWord)
  const parts = [...given, chosen.family].filter(isWord)
  const whole = isWord(chosen.text) ? chosen.text : parts.join(' ')
  return {
    name: whole === '' ? null : whole,
    firstName: given[0] ?? null,
    birthYear: isWord(birthDate) ? (/^\d{4}/.exec(birthDate)?.[0] ?? null) : null,
  }
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
