import { bare, type Line } from './lines.ts'

/** Whether a line says that the mail being answered begins ("-----Original Message-----"). */
export function isOriginalSeparator(line: Line | undefined): boolean {
  const text = bare(line)
  if (text.length < 6 || text.length > 250) return false
  return [RULED_ORIGINAL, DRAWN_ORIGINAL, RULED_WROTE, ARROWED, ABOVE].some((pattern) => pattern.test(text))
}

/** Whether a line says the same without anything drawn around it: history where headers follow. */
export function isOriginalTitle(line: Line | undefined): boolean {
  return TITLE.test(bare(line))
}

/** Whether a line says that a forwarded mail begins. What is forwarded belongs to what the sender says. */
export function isForwardSeparator(line: Line | undefined): boolean {
  const text = bare(line)
  return text.length < 120 && (RULED_FORWARD.test(text) || BEGIN_FORWARD.test(text))
}

/** A line drawn with characters: it belongs to the separator below it. */
export function isRule(line: Line | undefined): boolean {
  return /^(?:[-_=*~–—―─━═＝＊～＿]\s?){3,}$/.test(bare(line))
}

const ORIGINALS = [
  'original (?:message|e?-?mail)|original|reply message|original appointment',
  'ursprüngliche nachricht|originalnachricht|ursprüngliche mail|original-nachricht|antwort[ -]nachricht',
  "message d['’´]origine|message original|message initial|message d'origine|(?:e?-?mail|courriel) original",
  'mensaje original|messaggio originale|mensagem original|missatge original',
  'oorspronkelijk bericht|origineel bericht',
  'oprindelig (?:besked|meddelelse|mail)|opprinnelig (?:melding|e-post)|ursprungligt meddelande|originalmeddelande',
  'alkuperäinen viesti|algne sõnum',
  'wiadomość oryginalna|oryginalna wiadomość|původní (?:zpráva|e-mail)|pôvodná správa|eredeti üzenet|mesaj original|izvorna poruka|izvirno sporočilo',
  'исходное сообщение|оригинальное сообщение|исходное письмо|вихідне повідомлення|αρχικό μήνυμα',
  'orijinal mesaj|orijinal ileti|özgün ileti|tin nhắn gốc|thư gốc|pesan asli',
  '元のメッセージ|元のメール|回复的原(?:始)?邮件|原始邮件|原始郵件|原邮件|原始信件|원본 메시지|원본 메일|원본메시지',
]
const FORWARDS = [
  'forwarded (?:message|mail|email)|fwd',
  'weitergeleitete (?:nachricht|mail)|message transféré|message réexpédié|courriel transféré',
  'mensaje reenviado|messaggio inoltrato|messaggio rinviato|mensagem (?:encaminhada|reencaminhada)',
  'doorgestuurd bericht|videresendt (?:besked|meddelelse|melding)|vidarebefordrat (?:meddelande|brev)|välitetty viesti',
  'przekazana wiadomość|wiadomość przekazana|treść przekazanej wiadomości|přeposlaná zpráva|továbbított üzenet|mesaj redirecționat',
  'пересылаемое сообщение|пересланное сообщение|переслане повідомлення|iletilen mesaj|yönlendirilen ileti',
  '転送されたメッセージ|転送メッセージ|转发的邮件|轉寄郵件|转发邮件|전달된 메시지|전달된 메일',
]
const DASHES = '[-_=*>\\s\\u2010-\\u2015]{0,3}[-_=\\u2010-\\u2015]{2,60}\\s?'
const RULED_ORIGINAL = new RegExp(
  `^${DASHES}(?:${ORIGINALS.join('|')})\\s?:?\\s?[-_=\\u2010-\\u2015]{2,60}`,
  'iu',
)
/** The same drawn with less or more: one dash, dashes apart, stars. */
const DRAWN_ORIGINAL = new RegExp(
  `^(?:-|(?:- ){2,30}|[*#]{3,60}|#{2}-) ?(?:${ORIGINALS.join('|')}) ?:? ?(?:-|(?: ?-){2,30}|[*#]{3,60}|-#{2})$`,
  'iu',
)
const TITLE = new RegExp(`^[*_]?(?:${ORIGINALS.join('|')})[*_]?\\s?[:：]?$`, 'iu')
const RULED_FORWARD = new RegExp(`^${DASHES}(?:${FORWARDS.join('|')})`, 'iu')
const BEGIN_FORWARD =
  /^(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem (?:re)?encaminhada|begin doorgestuurd bericht|start på videresendt|vidarebefordrat brev|début du message)\s?:?/iu
const RULED_WROTE =
  /^[-–—]{2,10}\s?(?:.{0,200}\s)?(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|napisał\(?a?\)?|skrev|kirjoitti|пишет|написал\(?а?\)?|yazdı|写道|작성)\s?:?\s?[-–—]{2,10}$/iu
/** What GroupWise puts above: whom it quotes and when, between arrows. */
const ARROWED = /^>{3}\s.{1,200}\d[:.]\d\d.{0,40}>{3}$/
const ABOVE =
  /^[-#=*_>\s]{0,8}(?:please\s)?(?:reply|write|type|respond|enter)\b.{0,40}\babove this (?:line|text)\b|^[-#=*_>\s]{0,8}(?:bitte\s)?(?:antworten|schreiben|ihre antwort).{0,40}(?:über|oberhalb) (?:dieser|diese) (?:linie|zeile)|^[-#=*_>\s]{0,8}(?:veuillez\s)?(?:répondre|écrire|répondez).{0,40}au[- ]dessus de cette ligne|^[-#=*_>\s]{0,8}(?:por favor,?\s)?(?:responda|escriba).{0,40}(?:encima|arriba) de esta línea/iu
