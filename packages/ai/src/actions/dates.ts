const months: string[][] = [
  ['january', 'jan', 'januar', 'janvier', 'enero', 'gennaio', 'januari', 'janeiro', 'jänner'],
  ['february', 'feb', 'februar', 'février', 'febrero', 'febbraio', 'februari', 'fevereiro'],
  ['march', 'mar', 'märz', 'mars', 'marzo', 'maart', 'março'],
  ['april', 'apr', 'avril', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'mei', 'maio', 'maj'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno', 'junho'],
  ['july', 'jul', 'juli', 'juillet', 'julio', 'luglio', 'julho'],
  ['august', 'aug', 'août', 'agosto', 'augustus', 'augusti'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre', 'setembro'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre', 'outubro'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'diciembre', 'dicembre', 'dezembro'],
]

const numberOf = new Map(months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))
const name = [...numberOf.keys()].sort((a, b) => b.length - a.length).join('|')

const patterns = [
  /(?<!\d)(?<y>20\d{2})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)/gu,
  /(?<!\d)(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>20\d{2})(?!\d)/gu,
  /(?<!\d)(?<a>\d{1,2})[/-](?<b>\d{1,2})[/-](?<y>20\d{2})(?!\d)/gu,
  new RegExp(
    String.raw`(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?<name>${name})\.?,?\s+(?:de\s+)?(?<y>20\d{2})(?!\d)`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?<name>${name})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>20\d{2})(?!\d)`,
    'giu',
  ),
]

/** Days a text names with their year, as ISO 8601, each once. 3/4/2026 is left out where nothing says which is the month. */
export function findDates(text: string, language: string): string[] {
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)])
  const days = found
    .sort((one, other) => one.index - other.index)
    .flatMap(({ groups = {} }) => dayOf(groups, language) ?? [])
  return [...new Set(days)]
}

function dayOf({ y, m, d, a, b, name: month }: Record<string, string | undefined>, language: string) {
  const year = Number(y)
  if (month !== undefined) return isoOf(year, numberOf.get(month.toLowerCase()) ?? 0, Number(d))
  if (a === undefined || b === undefined) return isoOf(year, Number(m), Number(d))
  const [first, second] = [Number(a), Number(b)]
  if (first > 12) return isoOf(year, second, first)
  if (second > 12) return isoOf(year, first, second)
  // In English both orders are written; elsewhere the day comes first.
  return first === second || language !== 'en' ? isoOf(year, second, first) : null
}

function isoOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}
