import type { Deployment } from '../../../src/site/deployment.ts'
import type { Explanation } from '../../../src/why/explanation.ts'
import type { Words } from '../../cases/someone.ts'
import { why as whyOf } from '../../site/deployed.ts'
import { serviceId } from '../service.ts'

export { bundle, decisionOf, deployed, healthcareService } from '../../site/deployed.ts'

/** What "why?" of the service answers in a deployment about a person as `cases.yaml` tells of one. */
export function why(deployment: Deployment, patient: Words, asOf?: string): Explanation {
  return whyOf(deployment, patient, asOf, serviceId)
}
