import { useWords } from '../language.ts'
import { type CopyAsked, CopyButton } from './copy-button.tsx'

/** A button that copies a text, in the words of the page. */
export function Copy(asked: Omit<CopyAsked, 'copied' | 'failed'>) {
  const { say } = useWords()
  return <CopyButton {...asked} copied={say.copied} failed={say.copyFailed} />
}
