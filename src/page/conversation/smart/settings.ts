import type { LaunchSettings } from '../../model/smart/settings.ts'

/** From where the page may be launched, and what it reads. @throws Error where we do not answer */
export async function loadSettings(): Promise<LaunchSettings> {
  const answer = await fetch('/conversation/settings')
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json()
}
