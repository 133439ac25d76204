import { useState } from 'preact/hooks'
import { useWords } from '../language.ts'
import { Markdown } from '../parts/markdown.tsx'

/** How much of a text is shown at once, in characters: whole paragraphs up to there. */
const first = { least: 160, most: 500 }

/** The first paragraphs, and the rest for who wants it. */
export function Detail({ text }: { text: string }) {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  const end = text.indexOf('\n\n', first.least)
  if (end === -1 || text.length < first.most) return <Markdown text={text} />
  return (
    <>
      <Markdown text={open ? text : text.slice(0, end)} />
      <button type="button" class="unfold-card quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? say.less : say.more}
      </button>
    </>
  )
}
