import type { Day, Patient, Programme } from '../../engine.ts'

/** Whether a programme is paid for on a day. */
export function isReimbursed({ reimbursed }: Programme, asOf: Day): boolean {
  return reimbursed !== null && reimbursed.from <= asOf && (reimbursed.to === undefined || asOf <= reimbursed.to)
}

/** Whether a programme can be followed here on the day judged: one that is not everywhere only where the region has it, none after its last day. */
export function isOnOffer({ regional, id, until }: Programme, { site, asOf }: Pick<Patient, 'site' | 'asOf'>): boolean {
  return (!regional || site.regionalProgrammes.includes(id)) && (until === undefined || asOf <= until)
}
