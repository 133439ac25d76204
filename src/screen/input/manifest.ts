import { z } from 'zod'

const manifest = z.object({
  request: z.string().default(''),
  output: z.array(z.object({ type: z.string() })),
})

/**
 * The resource types that an export says it was asked for or gave; null for what is no manifest.
 * @see https://hl7.org/fhir/uv/bulkdata/export.html#response---complete-status "Bulk Data Export"
 */
export function typesOfManifest(text: string): readonly string[] | null {
  if (!text.includes('"output"')) return null
  try {
    const { request, output } = manifest.parse(JSON.parse(text))
    const asked = new URL(request, 'http://localhost').searchParams.get('_type')?.split(',') ?? []
    return [...new Set([...asked.map((type) => type.trim()), ...output.map(({ type }) => type)])]
  } catch {
    return null
  }
}
