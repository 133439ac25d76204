/** Whether a text contains a number, with a decimal point or comma, trailing zeros or thousands apart. */
export function holds(text: string, number: number): boolean {
  const written = text.match(/(?<![\p{L}\d.,])\d+(?:[.,]\d+)*/gu) ?? []
  return written.some((each) => readings(each).includes(Math.abs(number)))
}

function readings(written: string): readonly number[] {
  const grouped = /^\d{1,3}([.,]\d{3})+$/.test(written) ? [Number(written.replace(/[.,]/g, ''))] : []
  return [Number(written.replace(',', '.')), ...grouped]
}
