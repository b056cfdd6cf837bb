import type { Span } from '../span.ts'

/** Length of an IBAN by country, from the SWIFT registry. */
const LENGTHS = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

const START = /(?<![\p{L}\d])[A-Z]{2}[ \u00a0]?\d{2}/giu

/** Bank accounts: country, its length, and the mod 97 check of ISO 13616; blanks and dashes may group them. */
export function findIbans(text: string): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(START)) {
    const length = LENGTHS.get(match[0].slice(0, 2).toUpperCase())
    const end = length === undefined ? -1 : endOf(text, match.index, length)
    if (end > 0 && passesMod97(text.slice(match.index, end)))
      spans.push({ kind: 'IBAN', start: match.index, end })
  }
  return spans
}

/** What may part the groups: one sign, or the end of a line. */
const GAP =
  /^[\u00ad\u200b-\u200d\u2060\ufeff]{0,2}(?:[ \u00a0\u202f.-](?![ \u00a0\u202f.-])|[ \t]{0,3}\r?\n[ \t>]{0,4})?/

/** Where the account ends after `length` letters and digits, or -1 when the text runs on or breaks off. */
function endOf(text: string, start: number, length: number): number {
  let taken = 0
  let position = start
  while (taken < length && position < text.length) {
    if (/[A-Z\d]/i.test(text[position] ?? '')) {
      taken += 1
      position += 1
      continue
    }
    const gap = GAP.exec(text.slice(position, position + 12))?.[0].length ?? 0
    if (gap === 0) return -1
    position += gap
  }
  return taken === length && !/[\p{L}\d]/u.test(text[position] ?? '') ? position : -1
}

function passesMod97(written: string): boolean {
  const plain = written.replace(/[^A-Z\d]/gi, '').toUpperCase()
  let rest = 0
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
