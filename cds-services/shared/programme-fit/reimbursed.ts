import type { Day, Programme } from '../../engine.ts'

/** Whether a programme is paid for on a day. */
export function isReimbursed({ reimbursed }: Programme, asOf: Day): boolean {
  return reimbursed !== null && reimbursed.from <= asOf && (reimbursed.to === undefined || asOf <= reimbursed.to)
}
