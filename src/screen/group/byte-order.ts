/** Which of two texts comes first by the bytes of their UTF-8, as the database sorts them: a code unit of a pair stands for what comes after all others. */
export function byBytes(one: string, other: string): number {
  const shortest = Math.min(one.length, other.length)
  for (let at = 0; at < shortest; at++) {
    const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)]
    if (left !== right) return rank(left) - rank(right)
  }
  return one.length - other.length
}

function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
