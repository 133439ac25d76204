import type { FhirResource } from 'fhir/r4.js'
import { namesSent } from '../../../../fhir/patient-names.ts'
import { isOfAnother } from '../../../../fhir/subject.ts'
import { ascribed } from '../../../../gather/ascription.ts'

/** Whether something of what was had says that it is about another than this patient, in whatever way it names one. */
export function holdsAnother(prefetch: Readonly<Record<string, FhirResource>>, patientId: string): boolean {
  const names = namesSent(prefetch, patientId)
  return Object.values(prefetch)
    .flatMap((had) => (had.resourceType === 'Bundle' ? (had.entry ?? []) : [{ resource: had, fullUrl: undefined }]))
    .some(({ resource, fullUrl }) => {
      if (!resource) return false
      return isOfAnother(ascribed({ resource, fullUrl, mode: undefined }, names).resource, patientId)
    })
}
