import MarkdownIt from 'markdown-it'

/**
 * Markdown of a card as HTML that is safe to show: HTML in it is text, links are http(s) and open elsewhere without telling where
 * from, and nothing is fetched. No inline styles, which the Content-Security-Policy forbids.
 * @see https://cds-hooks.hl7.org/2.0/#card-attributes "Card Attributes"
 */
export function htmlOf(markdown: string): string {
  return renderer.render(markdown)
}

const renderer = new MarkdownIt('default', { html: false, linkify: false, typographer: false }).disable('image')
renderer.validateLink = (url) => /^https?:\/\//i.test(url.trim())
const plain = renderer.renderer.renderToken.bind(renderer.renderer)
renderer.renderer.rules.link_open = (tokens, index, options) => {
  tokens[index]?.attrSet('target', '_blank')
  tokens[index]?.attrSet('rel', 'noopener noreferrer')
  return plain(tokens, index, options)
}
for (const cell of ['th_open', 'td_open'])
  renderer.renderer.rules[cell] = (tokens, index, options) => {
    const token = tokens[index]
    if (token) token.attrs = null
    return plain(tokens, index, options)
  }
