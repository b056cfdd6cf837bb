const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu
const OTHER_SCRIPT = /[^\p{ASCII}\p{Script=Latin}\p{P}\p{S}\s]/gu

/** Characters a token holds on average, measured low so that the count is rather too high than too low. */
const PER_TOKEN = { wide: 1, other: 2, latin: 3.6 }

/**
 * About how many tokens a text has, without any vendor's tokenizer: each Chinese, Japanese, Korean or Thai character
 * counts one, two letters of other scripts than Latin one, and 3.6 characters of everything else one. English prose
 * has about four characters a token, JSON and German less.
 */
export function countTokens(text: string): number {
  const wide = text.match(WIDE)?.length ?? 0
  const other = (text.match(OTHER_SCRIPT)?.length ?? 0) - wide
  const rest = text.length - wide - other
  return Math.ceil(wide / PER_TOKEN.wide + other / PER_TOKEN.other + rest / PER_TOKEN.latin)
}
