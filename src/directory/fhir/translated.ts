import type { Text } from '../../text.ts'

const translation = 'http://hl7.org/fhir/StructureDefinition/translation'

/** The extensions of a Dutch text that give it in English; none where both languages say the same. */
export function inEnglish({ nl, en }: Text) {
  if (nl === en) return undefined
  const extension = [
    { url: 'lang', valueCode: 'en' },
    { url: 'content', valueString: en },
  ]
  return { extension: [{ url: translation, extension }] }
}
