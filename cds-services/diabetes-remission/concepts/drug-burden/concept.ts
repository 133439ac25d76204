import { compareDoses, type Day, type Drug, defineConcept, type Names, type Patient } from '../../../engine.ts'

/** Whether less or more of the glucose-lowering drugs is used than on a day. */
export type DrugBurden = (start: Day) => 'less' | 'same' | 'more'

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: {},
  find(patient): DrugBurden {
    const drugs = patient.drugs('glucose-lowering')
    return (start) => {
      const then = drugs.filter(({ usedOn }) => usedOn(start) !== null)
      const now = drugs.filter(({ inUse }) => inUse)
      const [classesThen, classesNow] = [classesOf(patient, then), classesOf(patient, now)]
      if ([...classesNow].some((name) => !classesThen.has(name))) return 'more'
      return classesNow.size < classesThen.size ? 'less' : compareUse(then, now, start, patient.asOf)
    }
  },
})

/** Less is a lower dose of one drug and a higher one of none; without both doses of every drug it is the same. */
function compareUse(then: readonly Drug[], now: readonly Drug[], start: Day, asOf: Day): ReturnType<DrugBurden> {
  const doseOn = ({ usedOn }: Drug, day: Day) => usedOn(day)?.dose ?? null
  const changes = [...new Set([...then, ...now])].map((drug) => compareDoses(doseOn(drug, start), doseOn(drug, asOf)))
  if (changes.includes(null)) return 'same'
  if (changes.includes('more')) return 'more'
  return changes.includes('less') ? 'less' : 'same'
}

function classesOf(patient: Patient, drugs: readonly Drug[]): ReadonlySet<Names['classes']> {
  const lowering = patient.group('glucose-lowering')
  return new Set(drugs.flatMap(({ classes }) => classes.filter((name) => lowering.has(name))))
}
