import { expect, it } from 'vitest'
import { holds } from '../../src/knowledge/files/number.ts'

it.each([
  ['below 48 mmol/mol', 48],
  ['from 7,0 mmol/L', 7],
  ['6.5 % and more', 6.5],
  ['10.000 people', 10000],
  ['a fall of 5%', -5],
])('%j holds %d', (text, number) => expect(holds(text, number)).toBe(true))

it.each([
  ['below 48 mmol/mol', 4],
  ['HbA1c is measured', 1],
  ['from 7,0 mmol/L', 0],
  ['12.5 kg', 5],
  ['twice a year', 2],
])('%j does not hold %d', (text, number) => expect(holds(text, number)).toBe(false))
