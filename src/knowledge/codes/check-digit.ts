/**
 * Whether a LOINC number, or that of an answer, part, list or group (`LA...`), ends in its check digit.
 * @see https://loinc.org/kb/users-guide/calculating-mod-10-check-digits/ "Calculating Mod 10 Check Digits"
 */
export function isLoinc(code: string): boolean {
  const [, body, check] = /^((?:L[APLG])?\d+)-(\d)$/.exec(code) ?? []
  if (body === undefined) return false
  const values = [...body].reverse().map((letter) => letter.charCodeAt(0) - '0'.charCodeAt(0))
  const sum = values.reduce((total, value, index) => total + (index % 2 === 0 ? doubled(value) : value), 0)
  return (10 - (sum % 10)) % 10 === Number(check)
}

function doubled(value: number): number {
  return value * 2 - Math.floor(value / 5) * 9
}

/**
 * Whether a SNOMED CT identifier has 6-18 digits and its check digit.
 * @see https://docs.snomed.org/snomed-ct-specifications/snomed-ct-release-file-specification/snomed-ct-identifiers/6.4-check-digit "6.4 Check-digit"
 */
export function isSnomed(code: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(code)) return false
  const digits = [...code].reverse().map(Number)
  return digits.reduce((sum, digit, index) => multiply(sum, permute(digit, index)), 0) === 0
}

/** Product in the dihedral group of the pentagon. */
function multiply(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b - 5) % 5) + 5
  return b < 5 ? ((a - 5 - b + 5) % 5) + 5 : (a - b + 5) % 5
}

const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

function permute(digit: number, times: number): number {
  return Array.from({ length: times % 8 }).reduce<number>((value) => permutation[value] ?? value, digit)
}
