/** What a value takes in memory at most once it is parsed, in bytes: measured on a list of objects that have one key of their own each. */
export const bytesPerValue = 112

/**
 * How many values JSON begins in these bytes: one for each comma, list and object, so that a text has at most twice as many once it is parsed, and one
 * more. A million empty lists pack into a few kilobytes, and are forty times that once they are parsed. Signs in strings count too: it may tell too many, never too few.
 */
export function valuesIn(bytes: Uint8Array): number {
  const lead = (4 - (bytes.byteOffset & 3)) & 3
  if (bytes.length < lead) return valuesOfEach(bytes, 0, bytes.length)
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + lead, (bytes.length - lead) >> 2)
  return (
    valuesOfEach(bytes, 0, lead) + valuesOfWords(words) + valuesOfEach(bytes, lead + words.length * 4, bytes.length)
  )
}

function valuesOfEach(bytes: Uint8Array, from: number, to: number): number {
  let values = 0
  for (let at = from; at < to; at++) values += begins[bytes[at] ?? 0] ?? 0
  return values
}

const begins = new Uint8Array(256)
for (const sign of ',[{') begins[sign.charCodeAt(0)] = 1

/** Of each byte of a word the lowest bit, and all but the highest. */
const [ones, low] = [0x01010101, 0x7f7f7f7f]

/** As many words as a byte can count. */
const block = 255

/**
 * Four bytes at a time, each byte of `found` counting for itself: one by one they would take a third of the time of parsing. A byte of `comma` is
 * zero where `,` stands, of `open` where `[` or `{` does, which differ in one bit.
 * @see https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord "Determine if a word has a zero byte"
 */
function valuesOfWords(words: Int32Array): number {
  let values = 0
  for (let from = 0; from < words.length; from += block) {
    const to = Math.min(from + block, words.length)
    let found = 0
    for (let at = from; at < to; at++) {
      const word = (words[at] ?? 0) | 0
      const comma = word ^ 0x2c2c2c2c
      const open = (word | 0x20202020) ^ 0x7b7b7b7b
      const isOther = (((comma & low) + low) | comma) & (((open & low) + low) | open)
      found = (found + ((~isOther >>> 7) & ones)) | 0
    }
    values += (found & 0xff) + ((found >>> 8) & 0xff) + ((found >>> 16) & 0xff) + (found >>> 24)
  }
  return values
}
