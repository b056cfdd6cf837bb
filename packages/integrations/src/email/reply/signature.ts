import { bare, isBlank, type Line } from './lines.ts'
import { isRule } from './separators.ts'

/**
 * Where the signature of lines of one's own text starts, or their number when they have none: at "-- ", at
 * the rule above a list's footer, or at a line that a phone adds ("Sent from my …").
 */
export function signatureStart(lines: readonly Line[]): number {
  for (const [index, line] of lines.entries()) {
    if (line.mark === 'signature' || (mayBe(line) && starts(lines, index))) return index
  }
  return lines.length
}

/** More lines than this below two dashes are text, not a signature. */
const MAX_LINES = 30
const MAX_FOOTER_LINES = 8

function mayBe(line: Line): boolean {
  return line.text.length < 160 && /\S\S/.test(line.text)
}

function starts(lines: readonly Line[], index: number): boolean {
  const text = bare(lines[index])
  if (text === '--' || text === '-- ') return lines.length - index <= MAX_LINES
  if (/^_{2,}$/.test(text)) return isFooter(lines, index)
  return SENT_FROM.test(text) || (CLOSING.test(text) && isCard(lines.slice(index + 1)))
}

/** Name, post and ways to be reached: a few short lines that say nothing. A name alone is part of the letter. */
function isCard(rest: readonly Line[]): boolean {
  const texts = rest.filter((line) => !isBlank(line)).map(bare)
  if (texts.length < 2 || texts.length > 9) return false
  return texts.every((text) => text !== '' && text.length <= 80 && !/\?|[.。]$|^p\.? ?s\b/i.test(text))
}

/** A rule of underscores starts a footer when few lines follow, and none that is a rule again but the last. */
function isFooter(lines: readonly Line[], index: number): boolean {
  const rest = lines.slice(index + 1, index + 80).filter((line) => !isBlank(line))
  const last = rest.at(-1)
  return (
    rest.length > 0 && rest.length <= MAX_FOOTER_LINES && !rest.some((line) => line !== last && isRule(line))
  )
}

const CLOSING =
  /^(?:(?:kind|best|warm|kindest|warmest)(?: (?:kind|best|warm))? )?regards[,.!]?$|^(?:mit )?(?:freundlichen?|besten?|lieben?|herzlichen?|viele|beste|liebe) grü(?:ß|ss)en?[,.!]?$|^(?:bien )?cordialement[,.!]?$|^(?:cordiali|distinti) saluti[,.!]?$|^(?:un )?(?:cordial|atento) saludo[,.!]?$|^saludos(?: cordiales)?[,.!]?$|^(?:atenciosamente|cumprimentos|com os melhores cumprimentos)[,.!]?$|^met vriendelijke groeten?[,.!]?$|^(?:z poważaniem|pozdrawiam)[,.!]?$|^(?:med vänliga hälsningar|(?:med )?venlig hilsen|(?:med )?vennlig hilsen|ystävällisin terveisin)[,.!]?$|^с уважением[,.!]?$|^(?:saygılarımla|s pozdravem)[,.!]?$/i

const DEVICE =
  "(?:my |a |the )?(?:[\\w.'’&/+-]+ ){0,5}?(?:i?phone|ipad|ipod|mac(?:book)?|android|blackberry|galaxy|samsung|huawei|xiaomi|pixel|nokia|htc|lg|motorola|oneplus|sony|xperia|wiko|mobile|phone|tablet|smartphone|handheld|device|treo|outlook|mail|yahoo|gmail|proton|aol|windows|typeapp|spark|bluemail|nine|k-9|airmail|newton|mailbird|thunderbird|superhuman|verizon|at&t|t-mobile|tutanota|fairemail|app)"
const TAIL = "[\\w\\s.,’'&/()™®+:<>\\[\\]?=%#@~;-]{0,90}$"

const SENT_FROM = new RegExp(
  [
    `(?:this (?:e-?mail|message) was )?sent (?:from|via|with|using|by|on) ${DEVICE}\\b${TAIL}`,
    'sent from my (?:\\w+ ?){1,4}$',
    `get (?:the )?(?:outlook|yahoo|aol|\\w+ (?:for|on) (?:ios|android|mac|windows))\\b${TAIL}`,
    'von meinem .{1,40} (?:gesendet|aus gesendet)\\W{0,3}$',
    '(?:diese nachricht wurde )?(?:von|mit|aus) .{1,60} (?:gesendet|geschickt|versendet)\\W{0,3}$',
    'gesendet (?:von|mit|aus|über|via) .{1,80}$',
    'holen sie sich outlook .{1,80}$',
    'envoyé (?:de|depuis|avec|à partir|par|via) .{1,80}$',
    'télécharge(?:r|z) outlook .{1,80}$',
    'enviado (?:desde|do|de|a partir|con|com|pelo|via) .{1,80}$',
    'obt(?:ener|enha|enir) (?:o )?outlook .{1,80}$',
    'inviato (?:da|dal|con|tramite) .{1,80}$',
    'scarica outlook .{1,80}$',
    '(?:verstuurd|verzonden|gestuurd) (?:vanaf|vanuit|van|met|via|door) .{1,80}$',
    'wysłan[eoy] (?:z|przez|za) .{1,80}$',
    'skickat (?:från|med|via) .{1,80}$',
    'send[te]t? (?:fra|med|via) .{1,80}$',
    'hanki outlook .{1,80}$',
    'lähetetty \\S.{0,80}$',
    'отправлено (?:с|из|через|от) .{1,80}$',
    'надіслано (?:з|із) .{1,80}$',
    '.{1,40}(?:から|より)送信\\W{0,3}$',
    '(?:发自|發自|来自|從我的|从我的|發送自|发送自).{1,60}$',
    '.{1,40}에서 (?:보냄|보낸 메일|전송)\\W{0,3}$',
    '.{1,40}(?:den|dan|ten|tan|’?(?:ım|im|um|üm)dan|’?(?:ım|im|um|üm)den) gönderildi\\W{0,3}$',
    'odesláno (?:z|ze|pomocí) .{1,80}$',
    'elküldve .{1,80}$',
    'trimis (?:de pe|din|de la) .{1,80}$',
  ]
    .map((pattern) => `^(?:[-–—•*_\\s]{0,4})(?:${pattern})`)
    .join('|'),
  'iu',
)
