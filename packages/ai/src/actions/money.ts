/** A sum as it is written in a text. `currency` is its ISO 4217 code, null where the text leaves it open. */
export type Money = { amount: number; currency: string | null; start: number; end: number }

const signs: Record<string, string> = {
  us$: 'USD',
  r$: 'BRL',
  a$: 'AUD',
  ca$: 'CAD',
  c$: 'CAD',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
  '₴': 'UAH',
  '₪': 'ILS',
  zł: 'PLN',
  kč: 'CZK',
  fr: 'CHF',
  'fr.': 'CHF',
  'sfr.': 'CHF',
  ft: 'HUF',
  lei: 'RON',
}

const words: Record<string, string> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  dólares: 'USD',
  dollari: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  pfund: 'GBP',
  libras: 'GBP',
  livres: 'GBP',
  sterline: 'GBP',
  franken: 'CHF',
  francs: 'CHF',
  złotych: 'PLN',
  złote: 'PLN',
  zloty: 'PLN',
  reais: 'BRL',
  yen: 'JPY',
  rupees: 'INR',
}

const codes =
  'EUR USD GBP CHF PLN SEK NOK DKK CZK HUF RON BGN TRY UAH JPY CNY INR KRW AUD CAD NZD BRL MXN ZAR SGD HKD ILS AED'.split(
    ' ',
  )

/** Crowns of several countries; which of them only the text around can say. */
const open = new Set(['kr', 'kr.', 'kronor', 'kroner'])

const quoted = (text: string) => text.replace(/[.$]/g, '\\$&')
const longestFirst = (texts: string[]) =>
  texts
    .sort((a, b) => b.length - a.length)
    .map(quoted)
    .join('|')
const before = `(?<before>${longestFirst([...Object.keys(signs), ...codes])})`
const after = `(?<after>${longestFirst([...Object.keys(signs), ...codes, ...Object.keys(words), ...open])})`
const figure = String.raw`\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`

const pattern = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])${before}[ \u00a0\u202f]?(?<first>${figure})(?![\p{N}]|[.,]\d)`,
    String.raw`(?<![\p{L}\p{N}#][.,-]?)(?<second>${figure})(?:,-|\.-|,--|,–)?[ \u00a0\u202f]?${after}(?![\p{L}\p{N}])`,
  ].join('|'),
  'giu',
)

/** The sums a text names, in their order. "1.234,56 €", "$1,234.56", "CHF 1'234.50" and "20 pounds" are all read. */
export function findMoney(text: string): Money[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const { before: lead, after: tail, first, second } = match.groups ?? {}
    const amount = amountOf(first ?? second ?? '')
    if (amount === null) return []
    const currency = currencyOf((lead ?? tail ?? '').toLowerCase())
    return [{ amount, currency, start: match.index, end: match.index + match[0].length }]
  })
}

function currencyOf(written: string): string | null {
  if (open.has(written)) return null
  const code = written.toUpperCase()
  return signs[written] ?? words[written] ?? (codes.includes(code) ? code : null)
}

/** The last mark with one or two digits behind it parts the decimals; every other one groups thousands. */
function amountOf(written: string): number | null {
  const [, whole = written, decimals = ''] = /^(.*)[.,](\d{1,2})$/.exec(written) ?? []
  const amount = Number(`${whole.replace(/\D/g, '')}.${decimals || '0'}`)
  return Number.isFinite(amount) && amount > 0 && amount < 1e10 ? amount : null
}
