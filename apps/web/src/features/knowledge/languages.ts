import type { Choice } from '../../ui/forms/ChoiceField.tsx'

const offered = 'ar cs da de el en es fi fr he hi hu id it ja ko nl no pl pt ro ru sv th tr uk vi zh'.split(
  ' ',
)

/** The name of a language in the reader's own, or its code when it has none. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(undefined, { type: 'language', fallback: 'code' }).of(code) ?? code
}

/** The languages to choose from by name; one already chosen is always among them. */
export function languageChoices(chosen: string): Choice[] {
  return [...new Set([...offered, chosen])]
    .map((value) => ({ value, label: languageName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label))
}
