import { useState } from 'preact/hooks'
import { Json } from './json.tsx'
import { useWords } from './language.ts'
import { curlFor } from './model/curl.ts'
import type { Exchange } from './service.ts'

/** Each byte that went over the line, newest first. */
export function Messages({ exchanges }: { exchanges: readonly Exchange[] }) {
  const { say } = useWords()
  return (
    <section class="messages">
      <p>{exchanges.length === 0 ? say.messagesNone : say.messagesLead}</p>
      {exchanges.map((exchange, index) => (
        <Message key={exchanges.length - index} exchange={exchange} />
      ))}
    </section>
  )
}

function Message({ exchange }: { exchange: Exchange }) {
  const { say } = useWords()
  const [copied, setCopied] = useState<boolean | null>(null)
  const { method, path, status, ms, request, answer, language } = exchange
  const line = curlFor(method, new URL(path, location.href).href, request, language)
  const copy = () => {
    const written = navigator.clipboard?.writeText(line) ?? Promise.reject(new Error('no clipboard'))
    written.then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <article class="message">
      <header>
        <h2>
          <code>
            {method} {path}
          </code>
        </h2>
        <span class="tag">
          {status}, {ms} ms
        </span>
        <button type="button" onClick={copy}>
          {say.copyCurl}
        </button>
        <span role="status">{copied === true && say.copied}</span>
      </header>
      {copied === false && (
        <label class="field">
          {say.copyFailed}
          <textarea readOnly rows={4} value={line} />
        </label>
      )}
      <Json title={say.request} value={request} />
      <Json title={say.answer} value={answer} />
    </article>
  )
}
