/** How an answer failed to come: `outcome` is an OperationOutcome instead of data, `gone` is "no such resource". */
export type Lack =
  | 'null'
  | 'outcome'
  | 'wrong'
  | 'incomplete'
  | 'other-patient'
  | 'failed'
  | 'timeout'
  | 'expired'
  | 'gone'

/** Data that could not be had; the message continues "the value is ..." or "the server ..." and names no data. */
export class NotHad extends Error {
  override readonly name = 'NotHad'
  readonly lack: Lack

  constructor(lack: Lack, why: string) {
    super(why)
    this.lack = lack
  }
}
