import { setTimeout as pause } from 'node:timers/promises'
import type { Bundle } from 'fhir/r4.js'
import { dayAt } from '../src/calendar.ts'
import { fixtureNames, readFixture, shiftBundle } from '../src/examples/fixture.ts'

const base = process.env.FHIR_BASE?.replace(/\/+$/, '')
const patience = 180_000

/** Waits until the FHIR server describes itself. @throws Error when it does not within three minutes */
async function waitFor(server: string): Promise<void> {
  const end = Date.now() + patience
  while (!(await answers(server))) {
    if (Date.now() > end)
      throw new Error(`${server}/metadata gave no answer within ${patience / 1000} s: is the FHIR server up?`)
    await pause(1000)
  }
}

async function answers(server: string): Promise<boolean> {
  const controller = new AbortController()
  // Not AbortSignal.timeout: its timer does not keep the process alive while a half-open connection hangs.
  const timer = setTimeout(() => controller.abort(), 10_000)
  try {
    const response = await fetch(`${server}/metadata`, { signal: controller.signal })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

async function load(server: string, name: string, bundle: Bundle): Promise<void> {
  const headers = { 'content-type': 'application/fhir+json', accept: 'application/fhir+json' }
  const response = await fetch(server, { method: 'POST', headers, body: JSON.stringify(bundle) })
  const answer = await response.text()
  if (!response.ok)
    throw new Error(`${name}: the FHIR server refused the transaction (${response.status}): ${answer.slice(0, 500)}`)
}

try {
  if (!base)
    throw new Error('FHIR_BASE is not set: give the base URL of the FHIR server, e.g. http://127.0.0.1:8080/fhir')
  console.log(`waiting for ${base}`)
  await waitFor(base)
  const today = dayAt(Date.now())
  const names = fixtureNames()
  for (const name of names) await load(base, name, shiftBundle(readFixture(name), today))
  console.log(`loaded ${names.length} fixture patients, dated for ${today}, into ${base}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
