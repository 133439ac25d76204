import { atLeast, daysAfter, defineRule, exists, monthsAfter, type Reading } from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import { alreadyOrdered } from '../../../shared/pending-requests/asked.ts'
import pendingRequests from '../../../shared/pending-requests/concept.ts'
import acute from '../acute/rule.ts'

/** Whether the values on record support a diagnosis that is new. @see ./about.md */
export default defineRule({
  parameters: {
    before: 'mo',
    fastingFrom: 'mmol/L',
    anyFrom: 'mmol/L',
    hba1cFrom: 'mmol/mol',
    apart: 'mo',
    onDrugFor: 'd',
  },
  reads: { acute, diabetesType, glucoseLowering, hba1c, pendingRequests },
  needs: ['Observation'],
  reasons: ['not-supported', 'supported', 'on-medication', 'observations'],
  silences: ['acute-first', 'high-glucose', 'already-ordered'],
  cards: {
    repeat: {
      view: {
        fastingFrom: 'number',
        anyFrom: 'number',
        fastingGlucose: 'reading?',
        hba1c: 'reading?',
        isRaisedOnce: 'flag',
        hasRows: 'flag',
      },
      resources: ['condition'],
    },
  },
  decide(patient, values, found, { missing, notApplicable, recommend }) {
    if (patient.lacks('Observation')) return missing(['observations'], {})
    const since = monthsAfter(found.diabetesType.diagnosis?.day ?? patient.asOf, -values.before)
    const reaches = (limit: number) => (reading: Reading) => atLeast(reading, limit) === true
    const fasting = patient.series('glucose', 'fasting', 'venous').allSince(since).filter(reaches(values.fastingFrom))
    const high = found.hba1c.daily().filter((one) => one.day >= since && reaches(values.hba1cFrom)(one))
    const [one] = fasting
    const isTwice = fasting.some(({ day }) => day !== one?.day)
    const isHigh = exists(patient.series('glucose', 'venous').allSince(since).filter(reaches(values.anyFrom)))
    const isBoth = high.some((one) => fasting.some((other) => isNear(one, other) && isNear(other, one)))
    if (isTwice || isHigh || isBoth) return notApplicable('supported')
    if (isTreated()) return notApplicable('on-medication')

    const [latest = null] = high
    const [raised = null] = fasting
    const newest = patient.series('glucose', 'fasting', 'venous').since(since)[0] ?? null
    const { fastingFrom, anyFrom } = values
    const fastingGlucose = raised ?? newest
    const hasRows = fastingGlucose !== null || latest !== null
    const view = { fastingFrom, anyFrom, fastingGlucose, hba1c: latest, isRaisedOnce: raised !== null, hasRows }
    const card = { name: 'repeat', view, resources: found.diabetesType.resources } as const
    const isAcute = found.acute.outcome === 'recommend'
    const isHighOtherwise = exists(patient.series('glucose').allSince(since).filter(reaches(values.anyFrom)))
    const silence = isAcute ? 'acute-first' : isHighOtherwise ? 'high-glucose' : null
    return recommend('not-supported', {}, card, silence ?? alreadyOrdered(found.pendingRequests, ['fasting-glucose']))

    function isNear(one: Reading, other: Reading): boolean {
      return monthsAfter(one.day, values.apart) >= other.day
    }

    function isTreated(): boolean {
      const { inUse, unclassified } = found.glucoseLowering
      return [...inUse, ...unclassified].some(
        (drug) => drug.inUse && (drug.start === null || daysAfter(drug.start, values.onDrugFor) < patient.asOf),
      )
    }
  },
})
