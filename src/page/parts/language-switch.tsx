import type { Language } from '../../knowledge/knowledge.ts'

const languages: readonly (readonly [Language, string])[] = [
  ['nl', 'Nederlands'],
  ['en', 'English'],
]

/** The choice of language, each named in itself. */
export function LanguageSwitch({
  label,
  language,
  onLanguage,
}: {
  label: string
  language: Language
  onLanguage: (language: Language) => void
}) {
  return (
    <fieldset class="languages switch">
      <legend class="unseen">{label}</legend>
      {languages.map(([code, name]) => (
        <button type="button" key={code} lang={code} aria-pressed={code === language} onClick={() => onLanguage(code)}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}
