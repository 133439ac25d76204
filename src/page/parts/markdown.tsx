import { useLayoutEffect, useRef } from 'preact/hooks'
import { htmlOf } from '../model/markdown.ts'

/** The Markdown of a card. Nothing in it can be an element that the card did not write as Markdown. */
export function Markdown({ text }: { text: string }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const parsed = new DOMParser().parseFromString(htmlOf(text), 'text/html')
    dropEmptyHeads(parsed.body)
    keepDaysWhole(parsed.body)
    place.current?.replaceChildren(...parsed.body.childNodes)
  }, [text])
  return <div class="markdown" ref={place} />
}

/** Markdown has no table without a head: one that says nothing is none. */
function dropEmptyHeads(body: HTMLElement): void {
  for (const head of body.querySelectorAll('thead')) if (head.textContent?.trim() === '') head.remove()
}

/** A day such as 23-04-2026 stays on one line. */
function keepDaysWhole(body: HTMLElement): void {
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  while (texts.nextNode()) found.push(texts.currentNode as Text)
  for (const text of found) {
    const parts = text.data.split(/(\d\d-\d\d-\d{4})/)
    if (parts.length > 1) text.replaceWith(...parts.map((part, at) => (at % 2 === 1 ? whole(part) : part)))
  }
}

function whole(day: string): HTMLElement {
  const span = document.createElement('span')
  span.className = 'day'
  span.textContent = day
  return span
}
