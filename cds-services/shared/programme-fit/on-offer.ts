import type { Day, Patient, Programme } from '../../engine.ts'

/** Whether a programme is paid for on a day. */
export function isReimbursed({ reimbursed }: Programme, asOf: Day): boolean {
  return reimbursed !== null && reimbursed.from <= asOf && (reimbursed.to === undefined || asOf <= reimbursed.to)
}

/** Whether a programme can be followed here: one that is not everywhere only where the region has it. */
export function isOnOffer({ regional, id }: Programme, { regionalProgrammes }: Patient['site']): boolean {
  return !regional || regionalProgrammes.includes(id)
}
