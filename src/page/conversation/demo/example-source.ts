import { personOf } from '../../model/talk/person.ts'
import type { RecordSource } from '../record.ts'

/** The record of an example patient, about whom nothing can be saved. */
export function exampleSource(name: string): RecordSource {
  return async () => {
    const answer = await fetch(`/examples/${encodeURIComponent(name)}`)
    if (!answer.ok) return { trouble: 'record-failed' }
    const { context, prefetch } = await answer.json()
    const { name: called, birthYear } = personOf(prefetch.patient)
    return {
      record: { prefetch, patientId: context.patientId, name: called ?? '', birthYear: Number(birthYear) || null },
      saving: null,
      card: null,
      whenLost: () => undefined,
      close: () => undefined,
    }
  }
}
