import { bare, isBlank, type Line } from './lines.ts'

/**
 * Whether the headers of another mail are repeated from `start` on ("From: … Sent: … To: … Subject: …"), as
 * Outlook and phones do above the mail that is answered.
 */
export function isHeaderBlock(lines: readonly Line[], start: number): boolean {
  const first = kindOf(bare(lines[start]))
  if (first === null || first === 'other' || first === 'to' || first === 'cc') return false
  const kinds = new Set<Kind>()
  let address = false
  let strangers = 0
  for (let at = start; at < lines.length && at < start + MAX_LINES && strangers < 2; at += 1) {
    const text = bare(lines[at])
    if (text === '') {
      if (kindOf(bare(lines[at + 1])) === null || isBlank(lines[at + 1])) break
      continue
    }
    const kind = kindOf(text)
    // One line between labels is what wrapping left of the label's value before it.
    strangers = kind === null ? strangers + 1 : 0
    if (kind !== null) kinds.add(kind)
    const isValue = kind === null && strangers < 2 && !/^[\p{L}\s]{1,20}:\s/u.test(text)
    address ||= text.includes('@') && (isValue || kind === 'from' || kind === 'to' || kind === 'cc')
  }
  return isEnough(kinds, address)
}

/**
 * Whether Lotus Notes names the mail being answered from `start` on: author and date, then the labels of the
 * recipients and of the subject without colons.
 */
export function isNotesBlock(lines: readonly Line[], start: number): boolean {
  if (!isBlank(lines[start - 1]) || isBlank(lines[start])) return false
  const author = [lines[start], lines[start + 1]].map(bare).join(' ')
  if (author.length > 200 || !NOTES_AUTHOR.test(author)) return false
  const below = lines.slice(start + 1, start + MAX_NOTES_LINES)
  const labels = below.map((line) => bareLabel(bare(line)))
  return labels.includes('to') && labels.includes('subject')
}

function bareLabel(text: string): Kind | null {
  const [word = ''] = text.split(/\s/, 1)
  return /^\S+\s*[:：]/.test(text) ? null : kindOf(`${word}:`)
}

type Kind = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'other'

const MAX_LINES = 14
const MAX_NOTES_LINES = 18
const NOTES_AUTHOR = /<[^<>\s]+@[^<>\s]+>|\d{1,2}[./]\d{1,2}[./]\d{2,4}\s+\d{1,2}[:.]\d\d/

const LABELS: Record<Kind, string> = {
  from: `from|von|absender|desde|送信元|发自|發信人|de|da|van|od|från|avsändare|fra|afsender|avsender|lähettäjä|差出人|送信者|发件人|發件人|寄件者|寄件人|보낸\\s?사람|보낸이|발신|
    от|от кого|відправник|від|kimden|gönderen|odesílatel|feladó|de la|expeditor|từ|από|מאת|من|expéditeur|mittente|remitente|від|발신자|remetente|afzender|nadawca|dari`,
  date: `sent|日時|일시|verstuurd|verzonden op|wysłany|skickad|enviados|送信済み|已傳送|已发送|odoslané|date|sent on|gesendet|gesendet am|datum|envoyé|envoyé le|date d.envoi|message du|enviado|enviado el|enviado em|enviada em|enviada|enviado a|
    fecha|data|inviato|inviato il|verzonden|wysłano|wysłane|data wysłania|skickat|sendt|dato|lähetetty|päiväys|päivämäärä|送信日時|送信日|日時|日付|
    发送时间|发送日期|發送日期|傳送時間|寄件日期|日期|时间|보낸\\s?날짜|보낸\\s?시간|날짜|발신일|отправлено|дата|надіслано|gönderildi|gönderme tarihi|
    gönderilme tarihi|tarih|odesláno|dne|elküldve|dátum|trimis|dată|đã gửi|ngày|στάλθηκε|ημερομηνία|תאריך|نشלח|التاريخ|dikirim|tanggal`,
  to: `to|an|bis|empfänger|à|a|para|aan|do|till|til|vastaanottaja|宛先|收件人|收件者|받는\\s?사람|받는이|수신|кому|kime|alıcı|komu|címzett|către|đến|tới|προς|אל|إلى|destinataire|destinatario|destinatário|ontvanger|adresat|odbiorca|către|pro|kepada`,
  cc: `cc|kópia|másolatot kap|kopio|κοιν\\.?|עותק|kopie|kopie an|copie|copie à|copia|kopia|kopi|抄送|副本|참조|копия|копія|bilgi|másolat|dw|c\\.c\\.`,
  subject: `subject|predmet|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|temat|ämne|emne|aihe|件名|主题|主題|主旨|제목|тема|konu|předmět|tárgy|subiect|rubrik|thema|ogg|věc|chủ đề|tiêu đề|θέμα|נושא|الموضوع|subjek|perihal`,
  other: `bcc|reply-to|reply to|antwort an|répondre à|importance|priority|wichtigkeit|attachments?|anlagen|pièces jointes|organization|resent-from|topic`,
}

const MATCHERS = Object.entries(LABELS).map(([kind, words]) => ({
  kind: kind as Kind,
  pattern: new RegExp(`^[*_\\s]{0,4}(?:${words.replace(/\s*\n\s*/g, '')})[*_\\s]{0,4}[:：]`, 'iu'),
}))

function kindOf(text: string): Kind | null {
  if (!/^[^:：]{1,30}[:：]/.test(text)) return null
  return MATCHERS.find(({ pattern }) => pattern.test(text))?.kind ?? null
}

/** A form that a customer fills in may have two such labels; it has no address and no subject beside them. */
function isEnough(kinds: Set<Kind>, address: boolean): boolean {
  kinds.delete('other')
  const dated = kinds.has('date')
  if (!kinds.has('from')) return address && dated && kinds.has('to')
  return (kinds.size >= 3 && (address || kinds.has('subject'))) || (address && dated)
}
