import { errorCodes, meanings } from '../../errors.ts'
import type { OpenApi, Operation } from './description.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
const nameOf = (ref: string) => ref.replace('#/components/schemas/', '')

/** The interface as a page that is complete in itself: no script, and a style of its own. */
export function docsPage({ info, paths, components }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(path, method, operation)),
  )
  const shapes = Object.entries(components.schemas).map(
    ([title, schema]) =>
      `<details id="${escaped(title)}"><summary>${escaped(title)}</summary><pre tabindex="0">${escaped(JSON.stringify(schema, null, 2))}</pre></details>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)}: interface</title>
<link rel="stylesheet" href="docs/style.css">
</head>
<body>
<main>
<h1>${escaped(info.title)} <small>${escaped(info.version)}</small></h1>
<p>${escaped(info.description)}</p>
<p>The same for programs: <a href="openapi.json">openapi.json</a> (OpenAPI 3.1). Every <a href="#errors">error</a> and <a href="#shapes">shape</a> is below. The standard: <a href="https://cds-hooks.hl7.org/2.0/">CDS Hooks 2.0</a>.</p>
${operations.join('\n')}
<h2 id="errors">Errors</h2>
<p>An answer that is not 200 is an <a href="#OperationOutcome">OperationOutcome</a>; <code>details.coding.code</code> of each issue is one of these, and <code>diagnostics</code> says what to do.</p>
<table>${errors()}</table>
<h2 id="shapes">Shapes</h2>
<p>As JSON Schema. FHIR resources pass through whole.</p>
${shapes.join('\n')}
</main>
</body>
</html>
`
}

function section(
  path: string,
  method: string,
  { summary, description, parameters = [], requestBody, security, responses }: Operation,
): string {
  const facts = [
    ...parameters.map((parameter) => ['Parameter', described(parameter)] as const),
    ...(requestBody ? [['Body', shapeOf(requestBody)] as const] : []),
    ...(security ? [['Token', '<code>Authorization: Bearer</code>, a JWT for this URL'] as const] : []),
    ...Object.entries(responses).map(
      ([status, answer]) => [status, `${escaped(answer.description)} ${shapeOf(answer)}`] as const,
    ),
  ]
  const rows = facts.map(([label, text]) => `<tr><th scope="row">${label}</th><td>${text}</td></tr>`)
  return `<section>
<h2><span class="method">${method.toUpperCase()}</span> ${addressed(path, method)}</h2>
<p><strong>${escaped(summary)}</strong> ${escaped(description)}</p>
<table>${rows.join('')}</table>
</section>`
}

/** A path that can be opened as it stands leads there. */
function addressed(path: string, method: string): string {
  const code = `<code>${escaped(path)}</code>`
  return method === 'get' && !path.includes('{') && !path.startsWith('/reports')
    ? `<a href="${escaped(path.slice(1))}">${code}</a>`
    : code
}

function errors(): string {
  return errorCodes
    .map((code) => {
      const { status, en } = meanings[code]
      return `<tr id="${code}"><th scope="row">${status}</th><td><code>${code}</code> ${escaped(en)}</td></tr>`
    })
    .join('')
}

function described(parameter: object): string {
  const {
    name,
    in: place,
    required,
    schema,
  } = parameter as { name: string; in: string; required?: boolean; schema: object }
  const one = 'enum' in schema ? `one of ${(schema.enum as string[]).join(', ')}` : Object.values(schema).join(', ')
  return `<code>${escaped(name)}</code> (${place}${required ? ', required' : ''}): ${escaped(one)}`
}

function shapeOf(part: object): string {
  const refs = [...JSON.stringify(part).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => nameOf(ref))
  return refs.map((ref) => `<a href="#${ref}">${ref}</a>`).join(', ')
}

export const docsStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 small { font-weight: normal; opacity: .75; font-size: .6em; }
h2 { margin: 2.5rem 0 .5rem; font-size: 1.15rem; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
.method { border: 1px solid; border-radius: .3rem; padding: 0 .4rem; font-size: .8rem; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem .3rem 0; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
th { width: 6rem; font-weight: 600; }
details { margin: .4rem 0; }
summary { cursor: pointer; font-weight: 600; }
pre { overflow: auto; max-height: 32rem; padding: .75rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
`
