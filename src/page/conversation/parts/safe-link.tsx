/** A link with its words and host; what is not an address of the web is its words alone. */
export function SafeLink({ url, text }: { url: string; text?: string }) {
  const host = hostOf(url)
  if (host === null) return <>{text}</>
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {text ? `${text} (${host})` : host}
    </a>
  )
}

/** The host of an address of the web; null for any other. */
export function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, host } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? host : null
}

/** An address as a person types it over; one that is too long for that is its host. */
export function writtenAddress(url: string): string | null {
  const host = hostOf(url)
  const whole = url.replace(/^https?:\/\/|\/$/g, '')
  return host === null || whole.length <= 50 ? host && whole : host
}
