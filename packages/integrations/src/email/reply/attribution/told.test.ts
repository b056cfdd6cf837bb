import { expect, test } from 'vitest'
import { extractReply } from '../../extract-reply.ts'

/** What customers tell that somebody wrote. */
const TOLD = [
  'Hi,\n\nOn 3 June 2025 Tim from support wrote:\n"We will refund you."\nNothing happened since. Can you check?',
  'Hi,\n\nOn 3 June 2025 at 10:00 Tim from support wrote:\n“We will refund you.”\nNothing happened since.',
  'Hi,\n\non Monday, 3 June 2025, John wrote a letter:\nhe wants a refund.\nPlease answer him.',
  'I have two problems:\n\nOn 12 May 2025 the technician wrote:\nall fine.\n\nBut it leaks.',
  'What happened:\nOn 3 June 2025 at 10:00 I called.\nOn 4 June 2025 at 11:00 Tim said:\nwe call back.\nNobody did.',
  'The lamp flickers.\n\nOn June 3, 2025 at 10:00 the man in your shop wrote:\n\nall fine.\n\nIt is not.',
  'Hallo,\n\nAm 3. Juni 2025 schrieb Tim:\n"Wir erstatten."\nBisher kam nichts.',
  'Die Lampe flackert.\n\nAm 03.06.2025 um 10:00 schrieb der Techniker:\n\nAlles in Ordnung.\n\nDas stimmt nicht.',
  'Hallo Frau Kurz,\n\nAm 03.06.2025 um 10:00 schrieb Tim Bell:\n\nWir erstatten.\n\nAm 05.06.2025 um 11:00 schrieb Kim Lee:\n\nWir erstatten nicht.\n\nWas gilt?',
  'Bonjour,\n\nLe 3 juin 2025 à 10h00, M. Dupont du service client a écrit :\n« Nous remboursons »\nRien reçu.',
  'Hola,\n\nEl 3 de junio de 2025 a las 10:00 Juan de soporte escribió:\n"Le devolvemos el dinero."\nNo he recibido nada.',
  'Buongiorno,\n\nIl 3 giugno 2025 alle 10:00 Luca del supporto ha scritto:\n"Rimborsiamo."\nNon ho ricevuto nulla.',
  'Bom dia,\n\nEm 3 de junho de 2025 às 10:00, o João do suporte escreveu:\n"Vamos reembolsar."\nNada chegou.',
  'Hallo,\n\nop 3 juni 2025 om 10:00 schreef Tim van de klantenservice:\n"We betalen terug."\nNiets ontvangen.',
  'Dzień dobry,\n\nW dniu 3 czerwca 2025 o 10:00 konsultant Tomek napisał:\n„Zwrócimy pieniądze.”\nNic nie przyszło.',
  'Dobrý den,\n\nDne 3. 6. 2025 v 10:00 technik Novák napsal:\n„Vše v pořádku.“\nAle teče to.',
  'Hej,\n\nDen 3 juni 2025 kl 10:00 skrev Tim på kundtjänst:\n"Vi betalar tillbaka."\nInget har hänt.',
  'Здравствуйте,\n\n3 июня 2025 в 10:00 Тимур из поддержки написал:\n«Вернём деньги.»\nНичего не пришло.',
  '您好，\n\n2025年6月3日 10:00 客服小王写道：\n“三天内退款”\n至今没有收到。',
  'お世話になっております。\n\n2025年6月3日 10:00に担当の田中さんが書きました：\n「返金します」\nまだです。',
]

test.each(TOLD)('keeps what a customer tells that somebody wrote: %j', (text) => {
  const nothing = { text, quotedText: '' }
  expect(extractReply({ text })).toEqual(nothing)
  expect(extractReply({ text, answers: false, subject: 'No refund' })).toEqual(nothing)
  const paragraphs = text.split('\n\n').map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
  expect(extractReply({ html: paragraphs.join('') }).quotedText).toBe('')
  const lines = text.split(/\n+/).map((line) => `<p>${line}</p>`)
  expect(extractReply({ html: lines.join('') }).quotedText).toBe('')
})

test('cuts the history below it', () => {
  const own = TOLD[0] ?? ''
  const history = 'On Tue, 3 Jun 2025 at 09:30, Lumen <help@lumen.test> wrote:\n\nHello'
  expect(extractReply({ text: `${own}\n\n${history}` })).toEqual({ text: own, quotedText: history })
})

test.each([
  'On 6/3/25 09:30, Lumen Support wrote:',
  'On Tue, Jun 3, 2025, at 9:30 AM, Lumen Support wrote:',
  'On Tue, Jun 3, 2025, at 9:30 AM, bob_lind wrote:',
  'On Tuesday, 3 June 2025 09:30:12 CEST Lumen Support wrote:',
  'Am 03.06.25 um 09:30 schrieb Lumen Support:',
  'Am Dienstag, dem 03.06.2025 um 09:30 +0200 schrieb Lumen von der Lampe:',
  'Le 03/06/2025 à 09:30, Lumen Support a écrit :',
  'Le 03/06/2025 à 09:30, Service client Lumen a écrit :',
  'El 03/06/2025 a las 9:30, Atención al cliente Lumen escribió:',
  'El 3/6/25 a las 9:30, Lumen Support escribió:',
  'Il 2025-06-03 09:30 Lumen Support ha scritto:',
  'Op 03-06-2025 om 09:30 schreef Lumen van der Lamp:',
  'W dniu 3.06.2025 o 09:30, Lumen Support pisze:',
  '03.06.2025 09:30, Lumen Support пишет:',
  '3.06.2025 09:30 tarihinde Lumen Support yazdı:',
  '2025. 06. 03. 9:30 keltezéssel, Lumen Support írta:',
  '在 2025/6/3 9:30, Lumen Support 写道:',
])('cuts unmarked history below what a program writes without an address: %s', (line) => {
  expect(extractReply({ text: `The large one.\n\n${line}\n\nWhich size?\nLumen` }).text).toBe(
    'The large one.',
  )
})

test('keeps an answer below history without marks, where nothing but a greeting is above', () => {
  const text =
    'Hello Ann,\n\nTuesday, June 3, 2025, 9:30:12 AM, you wrote:\n\nA> Which size?\n\nThe large one.\n'
  expect(extractReply({ text }).text).toContain('The large one.')
})

test.each([['On 3 Jun 2025 at 10:00 the man wrote:\nx\n'], ['Hi:\nOn 3 Jun 2025 at 10:00 Tim wrote:\n\n"']])(
  'finishes much of %j',
  (piece) => {
    const text = piece.repeat(200_000 / piece.length)
    expect(extractReply({ text }).text).not.toBe('')
  },
)
