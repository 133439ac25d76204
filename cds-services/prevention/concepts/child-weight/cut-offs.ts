const ages = [
  '2.0',
  '2.5',
  '3.0',
  '3.5',
  '4.0',
  '4.5',
  '5.0',
  '5.5',
  '6.0',
  '6.5',
  '7.0',
  '7.5',
  '8.0',
  '8.5',
  '9.0',
  '9.5',
  '10.0',
  '10.5',
  '11.0',
  '11.5',
  '12.0',
  '12.5',
  '13.0',
  '13.5',
  '14.0',
  '14.5',
  '15.0',
  '15.5',
  '16.0',
  '16.5',
  '17.0',
  '17.5',
  '18.0',
] as const
const grades = ['overweight', 'obesity'] as const

type Name = `${(typeof grades)[number]}-${(typeof ages)[number]}`

/** The cut-offs of one age. */
export type CutOffs = Readonly<Record<(typeof grades)[number], number>>

/** A value for each grade at each age that has one. */
export const iotfUnits = Object.fromEntries(
  grades.flatMap((grade) => ages.map((age) => [`${grade}-${age}`, 'kg/m2'])),
) as Readonly<Record<Name, 'kg/m2'>>

/** The cut-offs at an age in years, between two that are listed on a straight line; null before the first and from the last on. */
export function cutOffsOf(values: Readonly<Record<Name, number>>): (years: number) => CutOffs | null {
  return (years) => {
    const at = ages.findIndex((_, index) => Number(ages[index + 1]) > years && Number(ages[index]) <= years)
    const [before, after] = [ages[at], ages[at + 1]]
    if (before === undefined || after === undefined) return null
    const part = (years - Number(before)) / (Number(after) - Number(before))
    const between = (grade: (typeof grades)[number]) => {
      const [from, to] = [values[`${grade}-${before}`], values[`${grade}-${after}`]]
      return from + (to - from) * part
    }
    return { overweight: between('overweight'), obesity: between('obesity') }
  }
}
