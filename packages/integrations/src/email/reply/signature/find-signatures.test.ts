import { expect, test } from 'vitest'
import { extractReply } from '../../extract-reply.ts'

const OWN = 'The lamp is broken.'

test.each([
  'Best,\nAda Okafor\nShop\n+44 20 7946 0999',
  'Thanks,\nAda Okafor\nBuyer\n+44 20 7946 0999',
  'Yours sincerely,\n\nAda Okafor\nHead of Buying | Shop',
  'MfG\nAda Okafor\nEinkauf\nTel. 030 1234',
  'Freundliche Grüße aus Bremen\n\ni. A. Ada Okafor\nEinkauf\nGeschäftsführer: Max Bell',
  'Mit freundlichem Gruß\nAda Okafor\nEinkauf',
  'Cdlt,\nAda Okafor\nAchats',
  'Sincères salutations\nAda Okafor\nAchats',
  'Un saludo\nAda Okafor\nCompras',
  'Atentamente,\nAda Okafor\nCompras',
  'Saluti\nAda Okafor\nAcquisti',
  'Grazie e cordiali saluti,\nAda Okafor\nAcquisti',
  'Att,\nAda Okafor\nCompras',
  'Abraços,\nAda Okafor\nCompras',
  'Met vriendelijke groet,\nAda Okafor\nInkoop',
  'Mvg\nAda Okafor\nInkoop',
  'Groetjes,\nAda Okafor\nInkoop',
  'Pozdrawiam serdecznie,\nAda Okafor\ntel. 123 456 789',
  'Z wyrazami szacunku\nAda Okafor\nZakupy',
  'Med vänlig hälsning\nAda Okafor\nInköp',
  'Mvh\nAda Okafor\nInköp',
  'Vennlig hilsen\nAda Okafor\nInnkjøp',
  '敬具\n岡 花子\n株式会社ランプ',
  '此致\n敬礼\n李娜\n采购部',
  '――――――――\n岡 花子\n株式会社ランプ\nTEL 03-1111-2222\n――――――――',
  '========\n岡 花子\n携帯：090-1111-2222\n========',
  '********\n岡 花子\noka@shop.test\n********',
  '■□■□■□■□\n岡 花子\nURL: https://shop.test\n■□■□■□■□',
  '────────\n李娜\n电话：010-12345678',
])('leaves out a closing or rules with a card: %j', (signature) => {
  expect(extractReply({ text: `${OWN}\n\n${signature}` })).toEqual({ text: OWN, quotedText: signature })
})

test.each([
  'Outlook for iOS<https://aka.ms/o0ukef> を入手',
  'Outlook für iOS<https://aka.ms/o0ukef> beziehen',
  'Outlook für Android herunterladen',
  'Outlook voor iOS downloaden',
  'Skaffa Outlook för Android',
  'Scarica Outlook per iOS',
  'Obter o Outlook para Android<https://aka.ms/o0ukef>',
  'Pobierz program Outlook dla systemu iOS',
  '取得 iOS 版 Outlook',
  '获取适用于 iOS 的 Outlook',
  'iOS 版 Outlook を入手する',
  'Inviata da Libero Mail',
])('leaves out what a program says of itself: %s', (line) => {
  expect(extractReply({ text: `${OWN}\n\n${line}` }).text).toBe(OWN)
})

test.each([
  'Hi\n--\nplease change the address to Elm St\n--\nand the phone too',
  'My new address is:\n--\nAda Okafor\n3 Elm St',
  'My details:\n-----\nAda Okafor\nTel 555 0100\n-----',
  'My code:\n________\nfoo bar baz',
  'First the lid is loose.\n\n__________\n\nSecond the cable is short.',
  'Here is my order\n==========\nOrder: 5512\nPhone: 555 0100\n==========',
  'Please ring me.\n\nThanks\nmobile 0170 1234567\nafter 5 pm',
  'Please change it.\n\nKind regards\nAda Okafor\nnew number: 555 0100',
  'Bitte ändern.\n\nDanke\nAda Okafor\nRechnung: 4711\nTel. 030 1234',
  'It broke.\n\nKind regards\nmy new number is 555 0100\ncall after 5',
  'Scarica Outlook per iOS non funziona.\nCosa devo fare?',
  'Sent from my phone number I get no messages.\nWhy?',
])('keeps what only resembles a signature: %j', (text) => {
  expect(extractReply({ text })).toEqual({ text, quotedText: '' })
})

test.each([
  ['-- \nAda Okafor\nShop', 'One more thing: my new address is 3 Elm St.'],
  ['--\nAda Okafor', 'P.S. When will it come?'],
  ['-- \nAda Okafor', 'Noch etwas: ich ziehe um.'],
  ['-- \nAda Okafor', 'Et je déménage lundi prochain.'],
  ['-- \n岡 花子', '追伸：月曜に引っ越します。'],
  ['Sent from my iPhone', 'I forgot: the order is 4711.'],
])('keeps what its author adds below %j', (signature, added) => {
  const { text, quotedText } = extractReply({ text: `${OWN}\n\n${signature}\n\n${added}` })
  expect(text).toBe(`${OWN}\n\n${added}`)
  expect(quotedText).toBe(signature)
})

test.each([
  'This message is confidential. If I sent it to you in error, delete it.',
  '"I think, therefore I am."',
])('leaves out the notices and mottos of a signature: %s', (notice) => {
  expect(extractReply({ text: `${OWN}\n\n-- \nAda\n\n${notice}` }).text).toBe(OWN)
})
