import { bare, isBlank, type Line } from '../lines.ts'
import { isRule } from '../separators.ts'
import type { HeaderBlock } from './header-block.ts'
import { headerKind } from './header-labels.ts'

/**
 * Whether headers from `start` on are part of what the customer says rather than the beginning of the mail being
 * answered: the fields of a contact form, a journey, a mail that was pasted. Mail programs name a recipient beside
 * the author, give a time or an address, and put nothing but a rule right above.
 */
export function areOwnHeaders(lines: readonly Line[], start: number, block: HeaderBlock): boolean {
  const above = textAbove(lines, start)
  const ruled = isRule(lines[above]) || lines[start]?.ruled === true
  const closest = bare(lines[above])
  if (isField(closest, start - above) || (!ruled && /[:：]$/.test(closest)) || fieldsGoOn(lines, block))
    return true
  const fields = lines.slice(start, block.end).map(bare)
  if (fields.some((text) => SENT.test(text) || MAIL_DATE.test(text))) return false
  if (!ruled && (!block.kinds.has('to') || (!block.address && !block.hours))) return true
  return isFormTitle(lines.slice(0, start))
}

/** Labels of a form's fields; those of ways to be reached end many a signature above history. */
const FIELD = /^[\p{L}][\p{L}\p{M} .'’/-]{0,30}[:：]\s*\S/u
const REACHED =
  /^(?:tel|phone|fon|telefon|téléphone|teléfono|telefono|telefone|fax|mob|mobil|handy|cell|móvil|cellulare|e-?mail|mail|web|www|http|url|電話|携帯|手机|电话)/iu
/** What a form calls the text that was entered, and what the header of a mail holds that no program repeats. */
const ENTERED =
  /^(?:your |ihre |votre |su |tu |il tuo |uw |twoja )?(?:message(?: body)?|nachricht|comments?|kommentare?|text|question|enquiry|inquiry|request|description|frage|anfrage|anliegen|beschreibung|commentaires?|demande|mensaje|comentarios?|consulta|pregunta|messaggio|richiesta|commento|domanda|mensagem|comentários?|pergunta|bericht|vraag|opmerking(?:en)?|wiadomość|treść|pytanie|meddelande|fråga|ärende|phone|telefon|telephone|company|firma|message-id|received|return-path|mime-version|content-type|x-[\w-]+|delivered-to|authentication-results|メッセージ|内容|本文|お?問い?合わ?せ?内容|ご?質問|备注|留言|消息|內容|电话)[*\s]{0,3}[:：]/iu
/** Words for the time that only mail programs use. */
const SENT =
  /^[*_\s]{0,4}(?:sent|gesendet|envoyé|envoyée|enviad[oa]s?|inviat[oa]|verzonden|verstuurd|wysłan[oey]|skickat|skickad|sendt|lähetetty|送信日時?|送信済み|发送时间|發送時間|傳送時間|已发送|已傳送|寄件日期|보낸|отправлено|надіслано|gönder|odesl|odosl|elküldve|trimis|đã gửi|στάλθηκε|נשלח|dikirim|enviat|poslano|послато|изпратено|saadetud|išsiųsta|ส่งเมื่อ|تم الإرسال|message du)/iu
/** A date as it stands in the header of a mail (RFC 5322). */
const MAIL_DATE = /[:：]\s*(?:\p{L}{3}, )?\d{1,2} \p{L}{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/u
const TITLE =
  /(?<!\p{L})(?:(?:contact|web|online|order|kontakt|bestell|anfrage)?-?(?:form|formular|formulaire|formulario|modulo|formulário|formulier|formularz\p{L}{0,2}|formulär\p{L}{0,2})|website|web ?site|homepage|webseite|internetseite|site web|sitio web|sito|strony|webbplats|enquiry|inquiry|submission|submitted|(?:kontakt)?anfrage|kontaktformular\p{L}{0,3}|zapytanie|förfrågan|aanvraag|richiesta|solicitud|consulta)(?!\p{L})|フォーム|お?問い?合わ?せ|表单|表單|留言|询盘/iu
const MAX_TITLE = 90

function textAbove(lines: readonly Line[], start: number): number {
  let at = start - 1
  while (at >= 0 && isBlank(lines[at])) at -= 1
  return at
}

function isField(text: string, distance: number): boolean {
  const kind = headerKind(text)
  if (kind !== null && kind !== 'other') return distance <= 2
  return kind === null && distance === 1 && FIELD.test(text) && !REACHED.test(text) && !text.includes('://')
}

/** Whether a form's further fields follow. */
function fieldsGoOn(lines: readonly Line[], block: HeaderBlock): boolean {
  let at = block.end
  if (isBlank(lines[at])) at += 1
  const next = bare(lines[at])
  if (ENTERED.test(next)) return true
  const strong = block.kinds.has('to') && block.kinds.has('date')
  return !strong && at === block.end && FIELD.test(next)
}

/** Whether a few words that announce a form are all that stands above. */
function isFormTitle(above: readonly Line[]): boolean {
  if (above.length > 12) return false
  const text = above.map(bare).join(' ').trim()
  return text !== '' && text.length <= MAX_TITLE && !/[.!?。！？]/u.test(text) && TITLE.test(text)
}
