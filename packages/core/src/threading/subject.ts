import { normalizeSubject } from '@frontdesk/integrations/email/thread-headers'

/** What mail programs write before the subject of an answer, as opposed to that of a forwarded mail. */
const answerMark = new RegExp(
  `^\\s*(?:${[
    're|aw|antw|antwort|rép|res|r|rif|betr',
    'sv|vs|vá|odp|ynt',
    'отв|ответ|відп|απ|σχετ',
    '回复|回覆|答复|答覆|返信|회신|답장',
  ].join('|')})(?:\\s?[[(]\\d{1,3}[\\])]|\\^\\d{1,3})?\\s?[:：]`,
  'iu',
)

/** Subjects that people write about anything: that two mails have one says nothing of their belonging together. */
const generic = new Set(
  [
    'hi|hello|hey|help|question|questions|request|support|contact|order|invoice|problem|issue|urgent|test|feedback',
    'no subject|(no subject)|none|new message|message|contact form|information|info|complaint|return|refund|delivery',
    'hallo|frage|anfrage|hilfe|bestellung|rechnung|kein betreff|(kein betreff)|nachricht|kontakt|reklamation|rückgabe',
    'bonjour|question|demande|aide|commande|facture|sans objet|(sans objet)|message|contact|réclamation|retour',
    'hola|pregunta|consulta|ayuda|pedido|factura|sin asunto|(sin asunto)|mensaje|contacto|devolución',
    'ciao|salve|domanda|richiesta|aiuto|ordine|fattura|nessun oggetto|(nessun oggetto)|messaggio|contatto|reso',
    'olá|pergunta|pedido|ajuda|encomenda|fatura|sem assunto|(sem assunto)|mensagem|contato|devolução',
    'vraag|verzoek|hulp|bestelling|factuur|geen onderwerp|(geen onderwerp)|bericht|retour|klacht',
    'cześć|pytanie|prośba|pomoc|zamówienie|faktura|brak tematu|(brak tematu)|wiadomość|kontakt|zwrot|reklamacja',
    'hej|fråga|hjälp|beställning|inget ämne|(inget ämne)|meddelande|retur|spørgsmål|hjælp|spørsmål|hjelp|ordre',
    'こんにちは|質問|お問い合わせ|お問合せ|注文|返品|件名なし|(件名なし)|無題',
    '你好|您好|问题|咨询|订单|退货|无主题|(无主题)|無主旨|문의|질문|주문|제목 없음|(제목 없음)',
    'привет|здравствуйте|вопрос|заказ|помощь|без темы|(без темы)',
  ].flatMap((words) => words.split('|')),
)

/** A subject as it is compared: without marks, in lower case; null where it is too common to tell anything. */
export function comparableSubject(subject: string): string | null {
  const plain = normalizeSubject(subject)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s!?.:,;]+$/u, '')
  return [...plain].length < 3 || generic.has(plain) ? null : plain
}

/** Whether a subject is marked as that of an answer, in whatever language. */
export function isAnswerSubject(subject: string): boolean {
  return answerMark.test(subject.slice(0, 200))
}
