import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Progress } from '../progress.ts'
import { linesIn } from './line-count.ts'
import type { BulkServer } from './server.ts'

const sized = z.object({ quantity: z.number().optional(), member: z.array(z.unknown()).default([]) })

/** Tells how many a Group says it has beside how many were exported: it may hold who has left. */
export async function tellGroupSize(
  server: BulkServer,
  group: string,
  folder: string,
  progress: Pick<Progress, 'note'>,
): Promise<void> {
  const url = `${server.calling.base}/${group}`
  const response = await server.ask(url, { headers: { accept: 'application/fhir+json' } })
  const told = response.status === 200 ? sized.safeParse(await server.json(response, url)).data : undefined
  if (response.status !== 200) await response.body?.cancel()
  const says = told ? `${told.quantity ?? told.member.length} people` : `nothing of itself (${response.status})`
  progress.note(`${group} says ${says}, the export has ${await patientsIn(folder)}`)
}

async function patientsIn(folder: string): Promise<number> {
  let count = 0
  for (const name of (await readdir(folder)).filter((each) => each.startsWith('Patient.')))
    count += await linesIn(join(folder, name))
  return count
}
