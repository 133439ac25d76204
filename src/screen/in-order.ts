/** What work makes of each item, in the order of the items, with no more than so many under way: what is slow to be taken is slow to be asked for. */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  atOnce: number,
): AsyncGenerator<readonly [Item, Result]> {
  const under: (readonly [Item, Promise<Result>])[] = []
  for await (const item of items) {
    const result = work(item)
    // It is told where the result is waited for.
    result.catch(() => undefined)
    under.push([item, result])
    const [first] = under.length >= atOnce ? under.splice(0, 1) : []
    if (first) yield [first[0], await first[1]]
  }
  for (const [item, result] of under) yield [item, await result]
}
