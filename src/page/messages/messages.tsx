import { useWords } from '../language.ts'
import { curlFor } from '../model/curl.ts'
import { Copy } from '../parts/copy.tsx'
import { Json } from '../parts/json.tsx'
import type { Exchange } from '../service/service.ts'

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
  const { method, path, status, ms, request, answer, language } = exchange
  return (
    <article class="message">
      <header>
        <h2>
          <code>
            {method} {path}
          </code>
        </h2>
        <span class={status < 400 ? 'tag good' : 'tag bad'}>
          {status}, {ms} ms
        </span>
        <Copy label={say.copyCurl} text={() => curlFor(method, new URL(path, location.href).href, request, language)} />
      </header>
      <Json title={say.request} value={request} />
      <Json title={say.answer} value={answer} />
    </article>
  )
}
