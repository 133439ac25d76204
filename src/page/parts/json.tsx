import { useId } from 'preact/hooks'
import { useWords } from '../language.ts'
import { Copy } from './copy.tsx'

/** JSON to look into or to copy, folded until somebody asks. */
export function Json({ title, value, open }: { title: string; value: unknown; open?: boolean }) {
  const { say } = useWords()
  const id = useId()
  const written = () => JSON.stringify(value, null, 2) ?? ''
  return (
    <details class="json" open={open}>
      <summary id={`${id}-of`}>{title}</summary>
      <Copy id={`${id}-copy`} of={`${id}-of`} label={say.copy} text={written} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{written()}</pre>
    </details>
  )
}
