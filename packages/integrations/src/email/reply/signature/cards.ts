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
  return texts.every(
    (text) => text.length <= 80 && !/\?|[.。]$/.test(text) && !isLetter(text) && !NEW.test(text),
  )
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

function isLetter(text: string): boolean {
  return isPersonal(text) || (readsLikeText(text) && !REACHED.test(text) && !ON_BEHALF.test(text))
}

function isCardLine(text: string): boolean {
  if (text.length > 80 || /[?？!！。]$|[.]{3}$/.test(text)) return false
  return !/[:：](?!\/\/)/.test(text) || LABEL.test(text)
}
