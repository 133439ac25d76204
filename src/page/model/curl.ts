/** A line for a POSIX shell that sends the same request again. */
export function curlFor(method: string, url: string, body: unknown, language: string): string {
  const parts = ['curl -s', method === 'GET' ? '' : `-X ${method}`, `-H ${quoted(`Accept-Language: ${language}`)}`]
  if (body !== undefined)
    parts.push("-H 'Content-Type: application/json'", `--data-binary ${quoted(JSON.stringify(body))}`)
  return [...parts.filter(Boolean), quoted(url)].join(' ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
