/** Whether a text contains a number, with a decimal point or comma, trailing zeros or thousands apart. */
export function holds(text: string, number: number): boolean {
  const written = text.match(/(?<![\p{L}\d.,])\d+(?:[.,]\d+)*/gu) ?? []
  return written.some((each) => readings(each).includes(Math.abs(number)))
}

function readings(written: string): readonly number[] {
  const grouped = /^\d{1,3}([.,]\d{3})+$/.test(written) ? [Number(written.replace(/[.,]/g, ''))] : []
  return [Number(written.replace(',', '.')), ...grouped]
}

/** A number that stands in the text itself; "type 2" is a name. */
const bareNumber = /(?<![\w.,-]|[Tt]ype )\d+(?:[.,]\d+)?(?![\w-])/g

/** The numbers that stand in a text and not in one of its holes: a value that changes would make a lie of them. */
export function bareNumbers(text: string): readonly { readonly at: number; readonly message: string }[] {
  return [...text.matchAll(bareNumber)].map(({ index, 0: number }) => ({
    at: index,
    message: `${number} stands in the text: name the value instead, e.g. {{name}}, so that both stay the same`,
  }))
}
