/**
 * The language to show: the one asked for, else the first a browser accepts (RFC 9110, 12.5.4), else the first there
 * is. `languages` are those there are articles in.
 */
export function pickLanguage(
  languages: readonly string[],
  { language, accepts }: { language?: string | undefined; accepts: string },
): string {
  const wanted =
    language === undefined ? acceptedIn(accepts) : [language.toLowerCase(), ...acceptedIn(accepts)]
  const found = wanted.flatMap((one) => {
    const match =
      languages.find((known) => known.toLowerCase() === one) ??
      languages.find((known) => shortOf(known) === shortOf(one))
    return match === undefined ? [] : [match]
  })
  return found[0] ?? languages[0] ?? 'en'
}

function acceptedIn(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const weight = /^\s*q=([\d.]+)/.exec(rest.join(';'))?.[1]
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => /^[a-z]{2,3}(-[a-z\d]+)*$/.test(tag) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}

function shortOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? ''
}
