const letter = '[\\p{L}\\p{N}]'
const edge = `(?:(?<=${letter})(?!${letter})|(?<!${letter})(?=${letter}))`

/** A pattern that finds any of the phrases; `\b` is the edge of a word in all languages. */
export function anyOf(...phrases: string[]): RegExp {
  return new RegExp(phrases.join('|').replaceAll('\\b', edge), 'iu')
}
