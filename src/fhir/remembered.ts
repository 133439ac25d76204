/**
 * What was made of each resource of a call: made once, however many others refer to it. One for each call, not one for all by call: that would
 * hold on to the data of calls that are long answered.
 */
export class Remembered<Made> {
  readonly #made = new Map<object, Made>()

  /** What `make` gives, at the first call for this resource. */
  of(resource: object, make: () => Made): Made {
    if (!this.#made.has(resource)) this.#made.set(resource, make())
    return this.#made.get(resource) as Made
  }
}
