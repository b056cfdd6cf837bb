/** The words of lines like "On … wrote:" in the languages of mail programs. */

const VERBS = [
  'wrote|writes|says|said',
  'schrieb(?:en)?|hat geschrieben|geschrieben',
  'a écrit|écrit|ont écrit',
  'escribió|escribio|ha escrito',
  'ha scritto|scriveva|scrive|ha escrit|va escriure',
  'escreveu|escrevem',
  'schreef|heeft .{1,80}geschreven',
  'napisa[łl](?:\\(a\\)|a)?|pisze|napsal(?:\\(a\\)|a)?|napísal(?:\\(a\\)|a)?|píše|je napisao|je napisala',
  'skrev|skreiv|kirjoitti|kirjutas|rašė|rakstīja|skrifaði',
  'пишет|написал(?:\\(а\\)|а)?|пише|написав|написала|напис[аа]о',
  'yazdı|yazmış|şunları yazdı',
  'írta|a scris|έγραψε|đã viết|menulis|כתב|כתבה|كتب',
  'のメール|のメッセージ|(?:が|は|さんが|さんは)?書きました|wrote',
  '写道|寫道|写到|写了',
  '님이 작성|작성|님의 말|썼습니다|쓴\\s글|เขียนว่า',
]
export const VERB = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${VERBS.slice(0, 12).join('|')})(?!\\p{L})|${VERBS.slice(12).join('|')}`,
  'iu',
)

/** Words such a line begins with. */
export const OPENER =
  /^(?:[-–—]{0,8}\s*)(?:(?:on|at|am|le|el|il(?: giorno)?|in data|em|no dia|às|a|op|pe|wiadomość napisana przez|w dniu|dnia|den|d\.|på|dne|dňa|la|în|vào|lúc|pada|dana|ngày|το|στις|בתאריך|في|ในวันที่)\s+|[在於于ב]\s?)(?=\S)/iu

const WEEKDAYS = [
  'mon|tue|wed|thu|fri|sat|sun',
  'mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|gio|sab',
  'seg|ter|qua|qui|sex|ma|wo|vr|za|zo|pon|wt|śr|czw|pt|sob|niedz',
  'mån|tis|tors|fre|lör|sön|man|tir|tirs|ons|lør|søn|ma|ti|ke|to|pe|la|su',
  'пн|вт|ср|чт|пт|сб|вс|нд|pzt|sal|çar|per|cum|cmt|paz|po|út|st|čt|pá|so|ne|hétf|kedd|szer|csüt|pént|szo|vas',
]
export const WEEKDAY = new RegExp(
  `^(?:${WEEKDAYS.join('|')})\\p{L}{0,9}\\.?,?\\s+(?:(?:the|den|d\\.|\\p{L}{3,10}\\.?)\\s+)?\\d`,
  'iu',
)

/** Webmailers that only say whom they quote. */
export const QUOTED_BY =
  /^(?:quoting|zitat von|citando a|citazione di|citation de|cytowanie|citerar|citaat van)\s/iu
export const QUOTING = new RegExp(
  `${QUOTED_BY.source}.{1,200}[:：]$|^in (?:reply to|antwort auf|risposta a|article|message) [^,;]{0,80}<[^<>\\s]{1,100}@[^<>\\s]{1,100}>[:：]$`,
  'iu',
)

/** A name and its address come before the date in some languages. */
export const NAME_FIRST = /^(?![^<]{0,120}\d{4})[^<>@\n]{0,120}[<(][^<>\s@]+@[^<>\s@]+[>)]/u

export const ADDRESS = /[^\s<>@"]@[^\s<>@"]+\.[^\s<>@"]/u
export const DATE =
  /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}(?!\d)|(?<!\d)\d{1,2}\.?\s+\p{L}{3,10}\.?,?\s+(?:\d{2}|at|à|um|kl|klo)(?!\d)|\p{L}{3,9}\.?\s+\d{1,2},\s+at\s/u
export const TIME = /(?<!\d)\d{1,2}\s?[:.h時시]\s?\d{2}(?!\d)|\d\s?[ap]\.?m\b/iu

/** Words for the writer and the reader: only people who tell who wrote use them, in their own case. */
export const PERSONAL =
  /(?<![\p{L}\p{N}@.<"'’-])(?:I (?:wrote|said|told|asked|already|have)|you|your|my|me|we|our|ich|mir|mich|wir|uns|Ihnen|Sie|(?:[Ii]hr|[Ee]uer|[Ee]ur|[Uu]nser|[Mm]ein)(?:e[nrms]?)? (?:Kolleg|Mitarbeiter|Kundenberater|Herr|Frau|Chef)\p{L}*|je (?:vous|t['’])|j['’]ai|vous|votre|vos|nous|m['’](?:a|avez)|me|usted(?:es)?|(?:su|tu) (?:compañer|coleg|emplead)\p{L}+|le escribí|mi (?:ha|avete|hai)|(?:il|la) (?:suo|sua|vostro|vostra)|(?:o|a) (?:seu|sua|vosso)|lhes?|escreveu-me|ik|mij|uw|jullie|mnie|państwa|wasz|pani? kolega|jag|mig|(?:er|din) kollega)(?![\p{L}\p{N}@.>"'’-])/u
