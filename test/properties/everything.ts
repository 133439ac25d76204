import type { Resource } from 'fhir/r4.js'
import { care } from './care.ts'
import { measured } from './measured.ts'
import { medication } from './medication.ts'

export { everyoneId, judgedOn } from './parts.ts'

/** Resources that between them have something at every path of every view, and of every kind that the service asks for. */
export const everything = [...measured, ...medication, ...care] as unknown as readonly Resource[]
