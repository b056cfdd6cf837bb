import { expect, test } from 'vitest'
import { detectAutoMail } from '../detect-auto-mail.ts'
import { parseMail } from '../parse-mail.ts'

/** Subject, text, and whether it answers a mail of ours. */
type Case = readonly [subject: string, text: string, answers?: boolean]

const PEOPLE: readonly Case[] = [
  [
    'Re: Automatic reply: Missing lamp shade',
    'Understood, I can wait until Thursday. The shade is the blue one.',
    true,
  ],
  ['Re: Out of Office: Quote 118', 'No hurry, I only wanted to add that we take forty of them.', true],
  ['AW: Abwesenheitsnotiz: Angebot', 'Alles klar, dann melde ich mich nächste Woche nochmal.', true],
  ['Antw: Automatisch antwoord: factuur', 'Geen probleem, ik wacht wel even.', true],
  ['SV: Autosvar: faktura', 'Då hör jag av mig igen på måndag.', true],
  ['RE: Respuesta automática: factura', 'Sigo sin respuesta de una persona.', true],
  ['R: Risposta automatica: fattura', 'La fattura è sbagliata, il totale non torna.', true],
  ['RES: Resposta automática: fatura', 'A fatura chegou em dobro.', true],
  ['Odp: Odpowiedź automatyczna: faktura', 'Faktura ma zły numer NIP.', true],
  ['Re: 自动回复: 发票', '发票抬头写错了。', true],
  ['Re: 自動応答: 見積もり', '見積書の金額が違っていました。', true],
  ['Auto-reply loop', 'Our two mailboxes answer each other since Friday. Switch yours off.'],
  ['Automatic response time statistics', 'The statistics page shows 0 minutes for all of May.'],
  ['Autoresponder sends twice', 'Every visitor gets the welcome text two times.'],
  [
    'Out of office hours surcharge',
    'There is a surcharge of 12 euros on invoice 88 that nobody told me about.',
  ],
  [
    'Out of office: Friday delivery',
    'Our reception is closed that day, the driver may leave the boxes with the porter.',
  ],
  [
    'On vacation until June 3',
    'I am on vacation until June 3. Keep the parcel at your depot and send it after that.',
  ],
  ['Away: change of address', 'From May on we live at 12 Mill Lane. Ship the May box there.'],
  ['Abwesenheit am 12. Mai', 'An dem Tag ist niemand da. Der Techniker soll am 13. kommen.'],
  ['Nicht im Haus: Zählerablesung', 'Am Dienstag bin ich nicht im Haus. Der Zählerstand ist 4711.'],
  ['Urlaub', 'Während meines Urlaubs soll das Abo pausieren.'],
  ['Absence: rendez-vous du 4 mai', 'Je serai absent le 4 mai, il faudrait décaler le rendez-vous au 6.'],
  ['Fuera de oficina: recogida', 'Mañana no habrá nadie. Recojan la máquina el jueves.'],
  ['Afwezig op 4 mei', 'Die dag is er niemand thuis, de monteur moet op 5 mei komen.'],
  ['Ausente na entrega', 'Não estava em casa, deixaram um aviso. Onde levanto o volume?'],
  ['不在のため再配達', '本日不在でした。明日の午前に再配達を希望します。'],
  ['Re: Your visit on Monday', "I'm out of the office on Monday, Tuesday suits me better.", true],
  ['Re: Termin', 'Ich bin bis Freitag im Urlaub, danach passt es gut. Nehmen wir den 14.', true],
  ['Re: Rendez-vous', "Je suis en congés jusqu'au 12, on peut se voir le 13 à 10 h.", true],
  [
    'Re: subscription',
    'I am travelling until Sunday and cannot log in from abroad. The page says my country is blocked.',
    true,
  ],
  [
    'Returned mail',
    'The post office returned the mail with the lamp. It says 552 Main Street does not exist.',
  ],
  ['Return mail', 'I sent the broken lamp back by return mail last week. Tracking 5501 22 33.'],
  ['Failure notice', 'The pump shows a failure notice with code 550 after ten minutes.'],
  [
    'Delivery failed',
    'The recipient was unknown according to your driver. Our bell is labelled Kovacs. kovacs@home.example',
  ],
  ['Delivery report for order 12', 'Two of the six boxes are dented, see the photos.'],
  [
    'Undeliverable: my parcel',
    'The tracking page says undeliverable since Tuesday. The address was rejected as incomplete.',
  ],
  [
    'Mail delivery failed: what now',
    'I wrote to sales@ours.example and it came back with 550 5.1.1 user unknown. Which address is right?',
  ],
  [
    'Undelivered Mail Returned to Sender',
    'I get this whenever I answer your tickets, could you check your server? <desk@ours.example>: 550 5.7.1 rejected',
  ],
  [
    'Unzustellbar',
    'Die Sendung 77 liegt wieder bei mir im Laden, der Empfänger ist verzogen. Neue Anschrift: Ring 5.',
  ],
  ['Non remis', "Le livreur a noté « non remis ». J'étais pourtant chez moi toute la journée."],
  ['No se pudo entregar', 'El repartidor no encontró la calle. Vivo en el número 7, segunda puerta.'],
  ['Message failure', 'When I press Send in your app it shows "message failure" and the text is gone.'],
  ['配信エラー', '動画の配信が途中で止まります。画面にエラー550と出ます。'],
  ['Mailbox full', 'Your app tells me my mailbox is full although I deleted everything.'],
  ['Automatic reply', 'I get this message every time I write to you.'],
  ['Out of office replies are not sent', 'Since the update none of my colleagues sees them.'],
  ['Autoreply', 'Can I have a longer one?'],
  ['Abwesenheitsnotiz einrichten', 'In der Anleitung steht Menü Extras, das gibt es nicht.'],
  ['Automatische Antwort abschalten', 'Seit gestern bekommen alle Kunden zwei davon.'],
  ['Re: Abwesenheitsnotiz: Termin', 'Gut, dann am 14.'],
  ['Réponse automatique à désactiver', 'Elle part encore alors que je suis rentré.'],
  ['Autosvar', 'Hur ställer man in ett eget?'],
  ['On leave', 'My contract says 30 days. The app shows 28.'],
  ['vacation', 'We would love to book the lake house for August, four adults.'],
  ['Holiday', 'Is the shop open on May 1'],
  ['Fuera de oficina', 'El horario de su tienda no aparece en la web'],
  ['Re: Order 5', 'I will be away until Friday, leave it with the neighbour at number 9.', true],
  ['Re: Order 5', 'We are on holiday until 5 June. The package should come on the 6th.', true],
  ['Re: Bestellung', 'Ich bin ab Montag im Urlaub. Die Ware sollte vorher da sein.', true],
  ['Re: Your question', 'Thanks, that worked. I am out of the office tomorrow, talk to you on Friday.', true],
  ['Re: Interview', 'I am travelling this week. Friday at ten works for a call.', true],
  ['Re: facture', 'Merci pour votre message. Je suis en déplacement, je vous paie lundi.', true],
  ['Re: 会议', '我下周出差，周五下午三点可以开会。', true],
  ['Re: 打ち合わせ', '来週は出張です。金曜の午後なら大丈夫です。', true],
  [
    'Mail delivery failed again and again',
    'Customers tell me they get 550 5.1.1 when they answer my tickets.',
  ],
  ['Delivery status', 'It has said "in transit" for nine days.'],
  ['Returned mail: registered letter 77', 'Came back on Monday, recipient not found at the address.'],
  ['Undelivered', 'Third time now.'],
  [
    'Message undeliverable',
    'Your contact form shows this. The message to info@ours.example could not be sent.',
  ],
  ['Nicht zugestellt', 'Laut App nicht zugestellt, dabei war ich zu Hause.'],
  ['mail system error', 'The mail system in your product crashes at start.'],
  ['Non-delivery', 'Invoice 12 was paid on 3 May. Nothing came.'],
  ['Delivery unsuccessful', 'Sorry we missed you card left, nobody rang. ann@customer.example'],
  ['エラー通知', 'アプリを開くとエラー通知が出ます。'],
  ['退信', '我寄的信被退回来了。'],
]

function read(from: string, subject: string, text: string, answers = false) {
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`
  const reply = answers ? 'In-Reply-To: <o@ours.example>\r\n' : ''
  const head = `From: ${from}\r\nSubject: ${encoded}\r\n${reply}Content-Type: text/plain; charset=utf-8`
  return parseMail(Buffer.from(`${head}\r\n\r\n${text}`))
}

test.each(PEOPLE.map(([subject, text, answers]) => [subject, text, answers === true] as const))(
  'takes for a person who writes “%s”: %s',
  async (...written) => {
    const mail = await read('Ann Lee <ann@customer.example>', ...written)
    expect(detectAutoMail(mail)).toEqual({ kind: 'human', evidence: [] })
  },
)

test('a name that sounds like a mail server makes nobody one', async () => {
  const mail = await read('Mailer Daemon Fan <ann@customer.example>', 'My lamp', 'It is broken.')
  expect(detectAutoMail(mail).kind).toBe('human')
  const quiet = await read('Mailer-Daemon <ann@customer.example>', 'My lamp', 'It is broken.')
  expect(detectAutoMail(quiet).kind).toBe('human')
})
