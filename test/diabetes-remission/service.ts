import type { Service } from '../../src/knowledge/knowledge.ts'
import { type CallOf, callTo, pathOf, shipped } from '../shipped.ts'
import { serviceCalled, type Why, whyIn } from '../why.ts'

export { answered, knowledge } from '../why.ts'

/** The service that the tests in this room are about. */
export const serviceId = 'diabetes-remission'
export const service: Service = serviceCalled(serviceId)

/** What its "why?" answers. */
export const why: Why = whyIn(service)

const called = shipped.find(({ id }) => id === serviceId)
if (!called) throw new Error(`${serviceId} is not offered`)

/** Where it is called, and how. */
export const servicePath: string = pathOf(called)
export const callOf: CallOf = callTo(called)
