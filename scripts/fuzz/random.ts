/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from 0, below this. */
  below(limit: number): number
  one<T>(of: readonly [T, ...T[]]): T
}

/** @see https://en.wikipedia.org/wiki/Linear_congruential_generator#Parameters_in_common_use "Parameters in common use" */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return { below, one: (of) => of[below(of.length)] ?? of[0] }
}
