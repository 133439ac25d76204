import { atMost, daysAfter, defineConcept, monthsAfter, type Reading } from '../../../engine.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import { isStrict } from '../../../shared/programme-course/strict-diet.ts'

/** While a strict diet runs: two fasting values of any sample since it began, on different days close together, the later one lately. Looks only when it is asked. */
export default defineConcept({
  parameters: { lowFastingTo: 'mmol/L', lowFastingApart: 'd', lowFastingWithin: 'mo' },
  reads: { programmeCourse },
  find(patient, { lowFastingTo, lowFastingApart, lowFastingWithin }, { programmeCourse }): () => readonly Reading[] {
    return () => {
      const diet = programmeCourse.courses.find((course) => course.runs && isStrict(course))
      if (!diet) return []
      const isLow = (glucose: Reading) => glucose.day >= diet.start && atMost(glucose, lowFastingTo) === true
      const earliest = daysAfter(monthsAfter(patient.asOf, -lowFastingWithin), -lowFastingApart)
      const lows = patient.series('glucose', 'fasting').since(earliest).filter(isLow)
      for (const later of lows) {
        if (monthsAfter(later.day, lowFastingWithin) < patient.asOf) continue
        const earlier = lows.find(({ day }) => day < later.day && daysAfter(day, lowFastingApart) >= later.day)
        if (earlier) return [later, earlier]
      }
      return []
    }
  },
})
