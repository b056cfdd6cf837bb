const WINDOW = 48

const POSSESSIVES = words('my our mein meine meiner mon mi mio meu mijn mój min mitt mit moj můj мой мій')
const NUMBERS = words(
  `no nr num núm nro número numero numéro numer number numbers nummer nummern nº n º číslo szám száma numărul номер
  numara numarası nomor số id code código codice kode kod`,
)
const VERBS = words(
  'is was are ist war lautet sind est es é è er är var on jest to je este the der die das le la el il 是 は 为 為 는 은',
)

/** What stands before a number. */
export interface Label {
  /** The words before it without those that only lead to it; ` #` at the end where they speak of a number. */
  words: string
  /** A sentence ends between the words and the number. */
  ended: boolean
}

/** The words that name a number: of "my order no. is: #4711" it is "my order #". */
export function labelBefore(text: string, start: number): Label {
  let before = text.slice(Math.max(0, start - WINDOW), start)
  let number = ''
  let ended = false
  for (;;) {
    const rest = withoutSigns(before)
    const word = lastWord(rest)
    ended ||= endsSentence(before.slice(rest.length), word)
    const plain = word.toLowerCase()
    if (number !== '' && POSSESSIVES.has(plain)) return { words: `${rest} ${number}`, ended }
    if (!NUMBERS.has(plain) && !VERBS.has(plain) && !POSSESSIVES.has(plain)) {
      return { words: number === '' ? rest : `${rest} #`, ended }
    }
    if (NUMBERS.has(plain)) number = plain
    before = rest.slice(0, rest.length - word.length)
  }
}

function withoutSigns(before: string): string {
  let end = before.length
  while (end > 0 && !/[\p{L}\p{M}\p{N}]/u.test(before[end - 1] ?? '')) end -= 1
  return before.slice(0, end)
}

function lastWord(before: string): string {
  let start = before.length
  while (start > 0 && /[\p{L}\p{M}]/u.test(before[start - 1] ?? '')) start -= 1
  return before.slice(start)
}

const SHORTENED =
  /^(?:\p{L}{1,3}|\p{L}*(?:nr|no|num|ref|réf|art|bestell|auftr|rechn|conf|acct|cust|mobil))$/iu

function endsSentence(signs: string, word: string): boolean {
  if (/[!?。！？…]|\n[ \t>]*\r?\n/u.test(signs)) return true
  return /\.\s/.test(signs) && !SHORTENED.test(word)
}

function words(list: string): Set<string> {
  return new Set(list.split(/\s+/).filter(Boolean))
}
