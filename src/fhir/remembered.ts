import type { Context } from './context.ts'

/** What was made of each resource of a call: made once, however many others refer to it. */
export class Remembered<Made> {
  readonly #made = new WeakMap<Context, Map<object, Made>>()

  /** What `make` gives, at the first call for this resource. */
  of(resource: object, context: Context, make: () => Made): Made {
    const known = this.#made.get(context) ?? new Map<object, Made>()
    this.#made.set(context, known)
    if (!known.has(resource)) known.set(resource, make())
    return known.get(resource) as Made
  }
}
