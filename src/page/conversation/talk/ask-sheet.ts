import type { Sheet } from '../../../conversation/sheet.ts'
import type { TalkRecord } from '../record.ts'

/** What the service makes of a record, to draw. @throws Error where it could not be had */
export async function askSheet({ patientId, prefetch }: Pick<TalkRecord, 'patientId' | 'prefetch'>): Promise<Sheet> {
  const answer = await fetch('/conversation/explain', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ patientId, prefetch }),
  })
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json()
}
