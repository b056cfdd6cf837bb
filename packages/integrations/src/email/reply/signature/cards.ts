import { bare, isBlank, type Line } from '../lines.ts'
import type { Closing } from './closings.ts'
import { isPersonal, readsLikeText } from './postscript.ts'

/** Name, post and ways to be reached: a few short lines that say nothing. A name alone is part of the letter. */
export function isCard(rest: readonly Line[], closing: Closing): boolean {
  const texts = rest.filter((line) => !isBlank(line) && !isDrawn(line)).map(bare)
  if (!/^\D{2,}$/.test(texts[0] ?? '') || REACHED.test(texts[0] ?? '')) return false
  if (texts.length < 2 || texts.length > MAX_LINES) return false
  if (closing === 'thanks' && !texts.some((text) => REACHED.test(text))) return false
  if (closing === 'thanks' && !texts.every(isCardLine)) return false
  return texts.every((text) => text.length <= 80 && !endsSentence(text) && !isLetter(text) && !NEW.test(text))
}

/**
 * A card below a rule, with another at its end or none: a name first, then what a company's people are reached by.
 * Other fields, such as those of an order, are none of a card.
 */
export function isRuledCard(rest: readonly Line[]): boolean {
  const texts = rest.filter((line) => !isBlank(line) && !isDrawn(line)).map(bare)
  const [name = ''] = texts
  if (texts.length < 2 || texts.length > MAX_RULED_LINES || /[\d:：?？。]/.test(name)) return false
  return (
    texts.some((text) => REACHED.test(text)) && texts.every((text) => isCardLine(text) && !isLetter(text))
  )
}

/** A line drawn with whatever is no letter. */
export function isDrawn(line: Line | undefined): boolean {
  return /^(?:[^\p{L}\p{N}\s] ?){5,}$/u.test(bare(line))
}

const MAX_LINES = 9
/** Says what changed: no card does. */
const NEW =
  /^(?:new|neue[rsn]?|nouve(?:au|l|lle)|nuev[oa]|nuov[oa]|nov[oa]|nieuwe?|now[yae]|nytt?|nya|新しい|新)\s?.{1,30}[:：]/iu
const MAX_RULED_LINES = 12
const LABEL =
  /^(?:[(（【[]?(?:tel|t|phone|ph|fon|telefon|téléphone|teléfono|telefono|telefone|tél|fax|f|mob|mobil|mobile|m|handy|cell|móvil|e-?mail|mail|e|web|website|www|url|hp|adresse|address|adres|電\s?話|携\s?帯|携帯電話|メール|メールアドレス|住\s?所|住所|所在地|直通|代表|ホームページ|手机|手機|电话|電話|传真|傳真|邮箱|郵箱|地址|网址|網址|微信)[)）】\]]?)\s*[.:：]/iu
const REACHED = new RegExp(
  `${LABEL.source}|(?:tel|fax|phone|電話|携帯|电话|手机)[^\\p{L}]{0,4}\\d|[^\\s@]@[^\\s@]+\\.|www\\.|://|〒|\\+?\\d[\\d\\s()./-]{6,}\\d`,
  'iu',
)

const ON_BEHALF = /^(?:i\. ?[av]\.|i\. ?d\. ?r\.|ppa\.?|gez\.|p\. ?p\.|p\. ?o\.)\s/i

/** The forms of companies, and titles behind names, that end in a full stop without ending a sentence. */
const SHORTENED = new RegExp(
  `(?<![\\p{L}.])(?:${[
    'inc|incorp|ltd|ltda|lda|corp|co|pty|pvt|bhd|tbk|kft|zrt|nyrt|bt|bros|cía|cie|[şs]ti',
    's\\. ?a(?:\\. ?s|\\. ?r\\. ?l|\\. ?u)?|s\\. ?[aà] ?r\\. ?l|s\\. ?r\\. ?[lo](?:\\. ?s)?|s\\. ?p\\. ?a|s\\. ?n\\. ?c|s\\. ?l(?:\\. ?[ul])?|s\\. ?c(?:oop|\\. ?p)?|e\\. ?u\\. ?r\\. ?l',
    'a\\. ?[sş]|k\\. ?s|v\\. ?o\\. ?s|z\\. ?s|o\\. ?p\\. ?s|(?:sp\\. ?)?z ?o\\. ?o|sp\\. ?[kjp]|p\\. ?s\\. ?a|(?:j\\. ?)?d\\. ?o\\. ?o|d\\. ?d',
    'e\\. ?(?:k|v|g|u|kfm|kfr)|(?:ges\\. ?)?m\\. ?b\\. ?h|[bnc]\\. ?v|v\\. ?o\\. ?f|l\\. ?l\\. ?[cp]|l\\. ?p|p\\. ?l\\. ?c|k\\. ?k|α\\. ?ε|ο\\. ?ε|ε\\. ?π\\. ?ε',
    'jr|sr|esq|ph\\. ?d|m\\. ?[ad]|b\\. ?a|[mb]\\. ?(?:sc|eng|ed)|ll\\. ?[mb]|[cd]r?sc|dipl\\.-ing|dis',
  ].join('|')})\\.$`,
  'iu',
)

function endsSentence(text: string): boolean {
  return /\?|[.。]$/.test(text) && (/\?/.test(text) || !SHORTENED.test(text))
}

function isLetter(text: string): boolean {
  return isPersonal(text) || (readsLikeText(text) && !REACHED.test(text) && !ON_BEHALF.test(text))
}

function isCardLine(text: string): boolean {
  if (text.length > 80 || /[?？!！。]$|[.]{3}$/.test(text)) return false
  return !/[:：](?!\/\/)/.test(text) || LABEL.test(text)
}
