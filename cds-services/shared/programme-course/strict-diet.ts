import type { Names } from '../../engine.ts'

/** Whether so little carbohydrate or energy is eaten that drugs and dangers are looked at first. */
export function isStrict({ diet }: { readonly diet: Names['diets'] }): boolean {
  return diet === 'low-carbohydrate' || diet === 'very-low-calorie'
}
