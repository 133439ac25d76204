/**
 * What was made of each of many things, such as the resources of a call: made once, however often it is asked for. One for each call, not one for
 * all by call: that would hold on to the data of calls that are long answered.
 */
export class Remembered<Thing, Made> {
  readonly #made = new Map<Thing, Made>()

  /** What `make` gives, at the first call for this one. */
  of(thing: Thing, make: () => Made): Made {
    if (!this.#made.has(thing)) this.#made.set(thing, make())
    return this.#made.get(thing) as Made
  }
}
