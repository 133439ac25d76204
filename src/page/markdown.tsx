import { useLayoutEffect, useRef } from 'preact/hooks'
import { htmlOf } from './model/markdown.ts'

/** The Markdown of a card. Nothing in it can be an element that the card did not write as Markdown. */
export function Markdown({ text }: { text: string }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const parsed = new DOMParser().parseFromString(htmlOf(text), 'text/html')
    place.current?.replaceChildren(...parsed.body.childNodes)
  }, [text])
  return <div class="markdown" ref={place} />
}
