const ZEROS = [0xff10, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50]
const FOREIGN =
  /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff08\uff09\uff0b\uff0d]/g
const SIGNS: Record<string, string> = { '（': '(', '）': ')', '＋': '+', '－': '-' }

/** The text with the digits and signs of other scripts as the usual ones, each character in its place. */
export function withPlainDigits(text: string): string {
  return text.replace(FOREIGN, (written) => {
    const code = written.charCodeAt(0)
    const zero = ZEROS.find((first) => code >= first && code <= first + 9)
    return zero === undefined ? (SIGNS[written] ?? written) : String(code - zero)
  })
}

/** Letters of scripts that leave no blank between words, so that one may stand right before or after a number. */
export const UNSPACED = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\u30fc'
