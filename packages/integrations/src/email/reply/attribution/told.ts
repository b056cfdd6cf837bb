import { bare, isBlank, type Line } from '../lines.ts'
import { attributionLength } from './attribution.ts'
import { ADDRESS, TIME, VERB } from './words.ts'

/**
 * Whether the attribution of `length` lines at `start` ("On 3 June 2025 Tim from support wrote:") is part of what the
 * writer tells, rather than what a mail program puts above history. Programs mark the history, or name an address, or
 * the time and nothing but a name; and they write it below an answer, in a mail that `answers` one.
 */
export function isTold(lines: readonly Line[], start: number, length: number, answers: boolean): boolean {
  const joined = nameless(lines, start, length)
  if (joined === null) return false
  const stamped = isStamped(joined)
  if (!namesTime(joined) || ordinaryWords(joined) > (stamped ? 1 : 0)) return true
  const below = nextText(lines, start + length)
  if (opensQuotation(lines, below) || isIntroduced(lines, start)) return true
  if (!stamped && /^\p{Ll}/u.test(bare(lines[below]))) return true
  const formal = stamped || FORMAL.test(joined)
  return (!formal && (below === start + length || !answers)) || goesOn(lines, start)
}

const NUMERIC_DATE = /\d{1,4}([./-])\s?\d{1,2}\1\s?\d{2,4}/g
/** The hours of a clock that only programs write down: with seconds, or with the zone. */
const STAMP = /\d[:.]\d\d[:.]\d\d(?!\d)|[+-]\d{4}(?!\d)|(?<!\p{L})(?:GMT|UTC|[CEW]ES?T|MES?Z)(?!\p{L})/u
/** Day and hour in figures and a comma before the name, or the day as computers order it. */
const FORMAL =
  /\d[./-]\s?\d{1,2}[./-]\s?\d{2,4}\D{1,8}\d{1,2}[:.]\d\d,\s|(?<!\d)\d{4}[-/]\d{1,2}[-/]\d{1,2}\D{1,6}\d{1,2}[:.]\d\d/
/** The weekday as programs shorten it. */
const SHORT_WEEKDAY = /^\p{L}{2,8}\s(?:giorno )?\p{L}{2,4}\.?,\s|^\p{L}{2,4}\.?,\s/u
const SAYS = /(?<!\p{L})(?:says|said|scriveva)(?!\p{L})/iu
/** Words in small letters that programs write beside the name, and those of names. */
const KNOWN =
  /^(?:a|à|ã|às|aan|alle|am|and|at|av|az|bin|da|dal|das|de|dei|del|della|den|der|des|di|do|dos|du|e|el|en|et|ezt|folgendes|godz|ha|hat|heeft|het|horas?|hours?|hrs?|i|il|ibn|je|kello|klo?|kl|keltezéssel|la|le|las|los|lietotājs|odesílatel|of|om|on|ont|op|oseba|ore|p?m|şunu|şunları|scritto|escrito|tarihinde|te|ten|ter|to|u|uhr|und|uur|użytkownik|van|via|vo[nm]|volgende|von|y|you|zu|zur|ο|η|χρήστης|в|г|и|от|р|у|о|ч|м|мин|часов|год|года|году|від|користувач|пользователь)$/iu
/** An article before a name makes it that of a trade, but for those within names. */
const ARTICLE = /(?<!\p{L}|(?<!\p{L})(?:von|van|zu|auf|in|op|aan) )(?:the|der|die|das|ein|eine|dem)(?!\p{L})/u
/** Names of departments that hold words in small letters. */
const DEPARTMENT =
  /(?<!(?:d[eu]l?|da|do|van|aus|von|from|of) )(?<!\p{L})(?:Services?|Servicio|Servizio|Serviço|Atención|Assistenza|Assistance|Atendimento|Relations?|Supporto|Suporte|Obsługa|Biuro|Zákaznick\p{L}{1,3}|Служба|Отдел|Команда)(?: (?:al|ao|de|à|po))? \p{Ll}{3,20}(?!\p{L})/gu
const ORDINARY_CJK = /[我你您他她们們贵貴]|(?:担当|弊社|御社|お店|店員)|客服小|师傅|師傅|담당|귀사|저희|직원/u
const QUOTATION =
  /^(?:["＂][^"＂]{3,2000}["＂]|[“„”][^“”„]{3,2000}[”“]|[«»][^«»]{3,2000}[»«]|‘[^‘]{3,2000}’|'[^']{3,2000}'|「[^」]{2,2000}」|『[^』]{2,2000}』)(?=[.,;:!?。，]?[ \t]*(?:\n|$)|\s+\P{Ll})/u
const MAX_SEARCHED = 60
/** What quotes in programs of old. */
const PIPED = /^\s?[|:}#)]\s/
const MAX_QUOTED_LINES = 10
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|day|afternoon|evening)|greetings|hallo|guten (?:tag|morgen|abend)|moin|servus|sehr geehrte[rs]?|liebe[rs]?|bonjour|bonsoir|salut|madame|monsieur|cher|chère|hola|buen(?:os|as) (?:días|tardes|noches)|estimad[oa]s?|buon(?:giorno|asera)|ciao|salve|gentile|egregi|spett|olá|bo[am] (?:dia|tarde|noite)|prezad[oa]s?|car[oa]s?|goede(?:morgen|middag|navond|ndag)|dag|beste|geachte|dzień dobry|witam|szanown[iay]|cześć|dobrý den|vážen[íý]|ahoj|hej|hei|goddag|kære|kjære|god dag|moi|terve|здравствуйте|добрый|уважаем\p{L}*|привет|добрий|вітаю|merhaba|sayın|selam|bună|szia|tisztelt|üdvözlöm|γεια|καλημέρα|xin chào|kính gửi|halo|selamat|שלום|مرحبا|السلام)(?![\p{L}])(?:[\s/]+[\p{L}.'’-]+){0,6}\s*[,.!:;]?$|^(?:您好|你好|尊敬的.{1,12}|こんにちは|お世話になっております|お世話になります|안녕하세요|안녕하십니까)[,.!:，。！：]?$/iu

/** An attribution without an address above text without marks, or null. */
function nameless(lines: readonly Line[], start: number, length: number): string | null {
  const joined = lines
    .slice(start, start + length)
    .map(bare)
    .join(' ')
  const below = lines[nextText(lines, start + length)]
  return ADDRESS.test(joined) || below?.mark !== 'none' || PIPED.test(below.text) ? null : joined
}

function nextText(lines: readonly Line[], from: number): number {
  let at = from
  while (at < lines.length && isBlank(lines[at])) at += 1
  return at
}

function namesTime(joined: string): boolean {
  return TIME.test(joined.replaceAll(NUMERIC_DATE, ' '))
}

function isStamped(joined: string): boolean {
  return STAMP.test(joined.replaceAll(NUMERIC_DATE, ' ')) || SHORT_WEEKDAY.test(joined)
}

/** How many words beside the verb, behind date and time, are none of a name; one that makes a trade of it counts double. */
function ordinaryWords(joined: string): number {
  const tail = /\D*$/.exec(joined)?.[0] ?? ''
  if (SAYS.test(tail) || ORDINARY_CJK.test(tail)) return 2
  const words = tail.replace(DEPARTMENT, ' ').match(/\p{L}[\p{L}\p{M}_.-]*/gu) ?? []
  if (ARTICLE.test(tail)) return 2
  return words.filter((word) => /^\p{Ll}[\p{L}\p{M}]*$/u.test(word) && !KNOWN.test(word) && !VERB.test(word))
    .length
}

/** Whether what follows begins with a sentence in quotation marks. */
function opensQuotation(lines: readonly Line[], from: number): boolean {
  const text = lines
    .slice(from, from + MAX_QUOTED_LINES)
    .map(bare)
    .join('\n')
  return QUOTATION.test(text)
}

/** Whether nothing but a greeting stands above, or a line that leads to what follows. */
function isIntroduced(lines: readonly Line[], start: number): boolean {
  const last = lastText(lines, start)
  const text = bare(lines[last])
  return /[:：]$/.test(text) || (GREETING.test(text) && lastText(lines, last) < 0)
}

function lastText(lines: readonly Line[], before: number): number {
  let at = before - 1
  while (at >= 0 && isBlank(lines[at])) at -= 1
  return at
}

/** Whether another of its kind stands above: what one tells goes on. */
function goesOn(lines: readonly Line[], start: number): boolean {
  for (let at = Math.max(0, start - MAX_SEARCHED); at < start; at += 1) {
    const length = lines[at]?.mark === 'none' ? attributionLength(lines, at) : 0
    if (length > 0 && nameless(lines, at, length) !== null) return true
  }
  return false
}
