import type { Parameter, Value } from '../knowledge.ts'

/** The values in force on a day: the newest that starts on or before it, else the earliest there is. */
export function inForce(parameters: ReadonlyMap<string, Parameter>, asOf: string): Readonly<Record<string, Value>> {
  const values: Record<string, Value> = {}
  for (const [name, parameter] of parameters) {
    const found = valueOn(parameter, asOf)
    if (found) values[name] = withoutReading(found)
  }
  return values
}

/** The value of one parameter in force on a day. */
export function valueOn({ values }: Parameter, asOf: string): Parameter['values'][number] | undefined {
  return values.find(({ since }) => since <= asOf) ?? values.at(-1)
}

function withoutReading({ name, title, value, unit, source, place, status, since }: Value): Value {
  return { name, title, value, unit, source, place, status, since }
}

/** The bare numbers of values, for the functions of rules and concepts. */
export function numbersOf(values: Readonly<Record<string, Value>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]))
}
