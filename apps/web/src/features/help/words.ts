import { type HelpWords, languages } from './languages.ts'

/** The words around articles, in the language of the page; English where we have none. */
export function helpWords(language: string): HelpWords {
  return languages[language.slice(0, 2).toLowerCase()] ?? languages.en
}

/** What a language calls itself, as `Deutsch` for `de`. */
export function nameOfLanguage(language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
  } catch {
    return language
  }
}
