import { expect, test } from 'vitest'
import { detectAutoMail, restsOnWords } from '../detect-auto-mail.ts'
import { parseBounce } from '../parse-bounce.ts'
import { parseMail } from '../parse-mail.ts'

/** Subject, text, and whether it answers a mail of ours. */
type Case = readonly [subject: string, text: string, answers?: boolean]

const NOTES: readonly Case[] = [
  [
    'Automatic reply: Your ticket 55',
    'Hello, I am out of the office until 12 May and will read your mail then.',
  ],
  [
    'Automatic reply: Your ticket 55',
    'Thank you for your message. We have received it and will answer within two working days.',
  ],
  ['Auto-Reply: Lamp', 'I no longer work here. Please write to office@customer.example.'],
  ['Out of Office: Lamp', 'I am on parental leave. Kim Lee stands in for me: kim@customer.example'],
  ['Out of office Re: Lamp', 'On holiday, back on 3 June.'],
  [
    'Automatische Antwort: Ihr Ticket',
    'Ich bin bis einschließlich 4. Juni nicht im Büro. In dringenden Fällen wenden Sie sich bitte an Herrn Maier.',
  ],
  [
    'Abwesenheitsnotiz: Lampe',
    'Guten Tag, vielen Dank für Ihre Nachricht. Ab dem 10.3. bin ich wieder für Sie da.',
  ],
  ['Abwesenheitsmeldung', 'Ich befinde mich im Urlaub. Ihre E-Mail wird nicht weitergeleitet.'],
  [
    'Réponse automatique : votre ticket',
    'Bonjour, je suis en congés du 3 au 14 août. Merci de contacter ma collègue Anne.',
  ],
  ['Absence du bureau : lampe', 'Je suis absente, de retour le 4 mai.'],
  [
    'Respuesta automática: su ticket',
    'Estoy de vacaciones hasta el 15. Para asuntos urgentes, contacte con Ana.',
  ],
  ['Fuera de la oficina: lámpara', 'Estaré fuera hasta el lunes.'],
  ['Risposta automatica: ticket', 'Sono in ferie fino al 20 agosto. Per urgenze contattare Luca.'],
  ['Fuori sede', 'Sarò fuori ufficio fino a lunedì e risponderò al mio rientro.'],
  ['Resposta automática: bilhete', 'Estou de férias até 15 de agosto. Em caso de urgência contacte a Ana.'],
  [
    'Automatisch antwoord: ticket',
    'Ik ben met vakantie tot en met 12 augustus. Neem voor dringende zaken contact op met Jan.',
  ],
  [
    'Odpowiedź automatyczna: zgłoszenie',
    'Jestem na urlopie do 12 sierpnia. W pilnych sprawach proszę o kontakt z Anną.',
  ],
  ['Autosvar: ärende', 'Jag är på semester till och med 12 augusti. Vid brådskande ärenden kontakta Anna.'],
  ['Automatisk svar: sak', 'Jeg er på ferie til 12. august. Kontakt Per hvis det haster.'],
  ['自動応答: お問い合わせ', '夏季休暇をいただいております。8月16日に復帰いたします。'],
  ['自动回复: 工单', '您好，我正在休假，8月16日返回。紧急事宜请联系王明。'],
  ['자동 응답: 문의', '현재 휴가 중입니다. 8월 16일에 복귀합니다.'],
  ['Автоответ: заявка', 'Я в отпуске до 12 августа. По срочным вопросам обращайтесь к Анне.'],
  [
    'Re: Your ticket 55',
    'Thanks for your mail. I am away until Monday 12 May with no access to e-mail. For anything urgent contact Kim Lee at kim@customer.example.',
    true,
  ],
  [
    'Re: Your ticket 55',
    'Hi,\n\nI am on annual leave and will be back on 12 May. I will reply when I return.\n\nBest regards\nBo',
    true,
  ],
  [
    'AW: Ihr Ticket',
    'Sehr geehrte Damen und Herren,\n\nich bin bis zum 4. Juni im Urlaub und lese meine E-Mails nicht. Meine Vertretung ist Frau Kurz.\n\nMit freundlichen Grüßen\nBo Maier',
    true,
  ],
  [
    'Re : votre ticket',
    "Bonjour,\nJe suis absent du bureau jusqu'au 14 août inclus. En cas d'urgence, merci de contacter Anne Petit.\nCordialement",
    true,
  ],
  [
    'RE: su ticket',
    'Hola, estaré fuera de la oficina hasta el 15 de agosto. Responderé a mi regreso. Saludos',
    true,
  ],
  [
    'R: ticket',
    'Buongiorno, sono in ferie fino al 20 agosto e risponderò al mio rientro. Cordiali saluti',
    true,
  ],
  ['RES: bilhete', 'Olá, estarei ausente até dia 15. Responderei quando regressar. Obrigado', true],
  ['Antw: ticket', 'Beste, ik ben afwezig tot 12 augustus. Bij spoed kunt contact opnemen met Jan.', true],
  ['Odp: zgłoszenie', 'Dzień dobry, jestem na urlopie do 12 sierpnia. Odpowiem po powrocie.', true],
  ['SV: ärende', 'Hej! Jag är ledig och åter på kontoret den 12 augusti. Vänliga hälsningar Bo', true],
  [
    'Re: お問い合わせ',
    'お世話になっております。8月16日まで休暇をいただいております。戻り次第ご連絡いたします。',
    true,
  ],
  ['回复：工单', '您好，我目前出差，8月16日回来后回复您。', true],
  ['Automatic reply: hello', 'I have left the company. For sales questions write to sales@x.example.'],
  [
    'Auto Response: Re: [Ticket 5]',
    'Your e-mail has been received by our office. Office hours: Mon-Fri 9-17.',
  ],
  ['Out of Office', 'I am currently on maternity leave. My mailbox is not monitored.'],
  ['Automatische Antwort: [Ticket 5]', 'Herr Kurz ist nicht mehr im Unternehmen tätig.'],
  ['Abwesenheitsnotiz', 'Ich bin auf Dienstreise und nur eingeschränkt erreichbar.'],
  [
    'Réponse automatique : [Ticket 5]',
    'Nous avons bien reçu votre message et nous vous répondrons sous 48 h.',
  ],
  ['Respuesta automática: caso 5', 'Hemos recibido su mensaje. Le responderemos pronto.'],
  ['Risposta automatica: caso 5', 'Abbiamo ricevuto la sua email, grazie.'],
  ['Autosvar: ärende 5', 'Tack för ditt mejl. Jag är föräldraledig till augusti.'],
  ['自動返信: 件名', 'お問い合わせありがとうございます。担当者より折り返しご連絡いたします。'],
  ['自动答复: 工单', '感谢您的来信，我们会尽快回复。'],
  [
    'Re: [Ticket 5]',
    "Thank you for contacting me. I'm out of office from 3 to 10 March and will have limited access to email. If your request is urgent, please call Kim Lee.",
    true,
  ],
  ['Re: [Ticket 5]', 'I am on sick leave. My mails are not read. Please write to team@x.example.', true],
  [
    'AW: [Ticket 5]',
    'Vielen Dank für Ihre E-Mail. Ich bin derzeit in Elternzeit. Bitte wenden Sie sich an team@x.example.',
    true,
  ],
  ['Re: [Ticket 5]', 'Bonjour, je suis en congé maternité. Merci de vous adresser à Anne.', true],
  ['Re: [Ticket 5]', 'Estou de férias até ao dia 12 e respondo quando voltar.', true],
  [
    'Re: [Ticket 5]',
    'Jestem na urlopie, wracam 12 maja. W sprawach pilnych proszę o kontakt z biurem.',
    true,
  ],
  ['Re: [Ticket 5]', 'Jag är bortrest och åter den 4 maj. Kontakta kansliet vid brådskande ärenden.', true],
  ['Re: [Ticket 5]', 'Ik ben niet op kantoor. Vanaf 4 mei ben ik weer bereikbaar.', true],
]

const BOUNCES: readonly (readonly [from: string, subject: string, text: string])[] = [
  [
    'Mail Delivery Subsystem <mailer-daemon@mx.example>',
    'Returned mail: see transcript for details',
    'The following addresses had permanent fatal errors\n<bob@x.example>\n550 5.1.1 User unknown',
  ],
  [
    'postmaster@mx.example',
    'Undeliverable: Lamp',
    'Your message to bob@x.example could not be delivered. The mailbox is full.',
  ],
  [
    'mailer-daemon@mx.example',
    'failure notice',
    "I'm afraid I wasn't able to deliver your message. <bob@x.example>: no mailbox here by that name. (#5.1.1)",
  ],
  [
    'Microsoft Outlook <postmaster@mx.example>',
    'Unzustellbar: Lampe',
    'Fehler bei der Nachrichtenzustellung an folgende Empfänger: bob@x.example',
  ],
  [
    'noreply@mx.example',
    'Mail delivery failed',
    'The following recipients could not be reached: bob@x.example 550 No such user',
  ],
  [
    'MAILER-DAEMON@mx.example',
    'Warning: could not send message for past 4 hours',
    'bob@x.example: Connection timed out',
  ],
  [
    'Mail Delivery System <x@mx.example>',
    'Delivery Status Notification (Failure)',
    '<bob@x.example>: user unknown',
  ],
  [
    'root@mx.example',
    'Undelivered Mail Returned to Sender',
    'This is the mail system at host mx.example. <bob@x.example>: unknown user',
  ],
]

function read(from: string, subject: string, text: string, answers = false) {
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`
  const reply = answers ? 'In-Reply-To: <o@ours.example>\r\n' : ''
  const head = `From: ${from}\r\nSubject: ${encoded}\r\n${reply}Content-Type: text/plain; charset=utf-8`
  return parseMail(Buffer.from(`${head}\r\n\r\n${text}`))
}

test.each(NOTES.map(([subject, text, answers]) => [subject, text, answers === true] as const))(
  'takes for an absence note, on its words alone, “%s”: %s',
  async (...written) => {
    const mail = await read('Bo <bo@customer.example>', ...written)
    expect(parseBounce(mail)?.kind).toBe('vacation')
    expect(restsOnWords(detectAutoMail(mail).evidence)).toBe(true)
  },
)

test.each(BOUNCES)('takes for a bounce what %s sends', async (...written) => {
  const mail = await read(...written)
  expect(parseBounce(mail)?.kind).toBe('bounce')
  expect(restsOnWords(detectAutoMail(mail).evidence)).toBe(false)
})

test('what Yahoo calls a disabled mailbox is an address nobody has', async () => {
  const text =
    "<bob@x.example>:\n554: 30: This mailbox is disabled: delivery error: dd This user doesn't have a x.example account (bob@x.example) [0]"
  const found = parseBounce(await read('MAILER-DAEMON@yahoo.example', 'Failure Notice', text))
  expect(found?.recipients).toMatchObject([{ address: 'bob@x.example', permanent: true }])
})
