/** The words before the colons in the headers that programs repeat above the mail being answered. */

export type HeaderKind = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'other'

/** Which header a line holds, or null. */
export function headerKind(text: string): HeaderKind | null {
  if (!/^[^:：]{1,30}[:：]/.test(text)) return null
  return MATCHERS.find(({ pattern }) => pattern.test(text))?.kind ?? null
}

const LABELS: Record<HeaderKind, string> = {
  from: `from|von|absender|desde|送信元|发自|發信人|de|da|van|od|från|avsändare|fra|afsender|avsender|lähettäjä|差出人|送信者|发件人|發件人|寄件者|寄件人|보낸\\s?사람|보낸이|발신|
    от|от кого|відправник|від|kimden|gönderen|odesílatel|feladó|de la|expeditor|từ|από|מאת|من|expéditeur|mittente|remitente|від|발신자|remetente|afzender|nadawca|dari|
    šalje|шаље|пошиљалац|saatja|kellelt|nuo|siuntėjas|จาก|frá`,
  date: `sent|日時|일시|verstuurd|verzonden op|wysłany|skickad|enviados|送信済み|已傳送|已发送|odoslané|date|sent on|gesendet|gesendet am|datum|envoyé|envoyé le|date d.envoi|message du|enviado|enviado el|enviado em|enviada em|enviada|enviado a|
    fecha|data|inviato|inviato il|verzonden|wysłano|wysłane|data wysłania|skickat|sendt|dato|lähetetty|päiväys|päivämäärä|送信日時|送信日|日時|日付|
    发送时间|发送日期|發送日期|傳送時間|寄件日期|日期|时间|보낸\\s?날짜|보낸\\s?시간|날짜|발신일|отправлено|дата|надіслано|gönderildi|gönderme tarihi|
    gönderilme tarihi|tarih|odesláno|dne|elküldve|dátum|trimis|dată|đã gửi|ngày|στάλθηκε|ημερομηνία|תאריך|נשלח|التاريخ|dikirim|tanggal|تم الإرسال|
    enviat|enviat el|poslano|послато|изпратено|saadetud|kuupäev|išsiųsta|ส่งเมื่อ|วันที่`,
  to: `to|an|bis|empfänger|à|a|para|aan|do|till|til|vastaanottaja|宛先|收件人|收件者|받는\\s?사람|받는이|수신|кому|kime|alıcı|komu|címzett|către|đến|tới|προς|אל|إلى|destinataire|destinatario|destinatário|ontvanger|adresat|odbiorca|pro|kepada|
    per a|prima|прима|за|za|до|adressaat|kellele|kam|ถึง`,
  cc: `cc|kópia|másolatot kap|kopio|κοιν\\.?|עותק|kopie|kopie an|copie|copie à|copia|kopia|kopi|抄送|副本|참조|копия|копія|bilgi|másolat|dw|c\\.c\\.|a\\/c|kopija|копија|копие|koopia|kp|afrit|สำเนาถึง|สำเนา`,
  subject: `subject|predmet|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|temat|ämne|emne|aihe|件名|主题|主題|主旨|제목|тема|konu|předmět|tárgy|subiect|rubrik|thema|ogg|věc|chủ đề|tiêu đề|θέμα|נושא|الموضوع|subjek|perihal|assumpte|zadeva|naslov|относно|teema|temats|efni|เรื่อง`,
  other: `bcc|reply-to|reply to|antwort an|répondre à|importance|priority|wichtigkeit|attachments?|anlagen|pièces jointes|organization|resent-from|topic`,
}

const MATCHERS = Object.entries(LABELS).map(([kind, words]) => ({
  kind: kind as HeaderKind,
  pattern: new RegExp(`^[*_\\s]{0,4}(?:${words.replace(/\s*\n\s*/g, '')})[*_\\s]{0,4}[:：]`, 'iu'),
}))
