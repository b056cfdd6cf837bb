import { expect, test } from 'vitest'
import { extractReply } from '../extract-reply.ts'

type Mail = { text?: string; html?: string; subject?: string }

const A = 'On Tue, 3 Jun 2025 at 09:30, Lumen <help@lumen.test> wrote:'

/** Name, mail, and the words in it that are new. */
const MAILS: [string, Mail, string][] = [
  [
    'apple fwd',
    {
      text: 'Look\n\nBegin forwarded message:\n\n> From: Lumen <help@lumen.test>\n> Subject: Lamp\n> Date: 3 June\n> To: ada\n> \n> Your bill',
    },
    'Look\n\nBegin forwarded message:\n\n> From: Lumen <help@lumen.test>\n> Subject: Lamp\n> Date: 3 June\n> To: ada\n> \n> Your bill',
  ],
  [
    'apple fwd de',
    {
      text: 'Schau\n\nAnfang der weitergeleiteten Nachricht:\n\n> Von: Lumen <help@lumen.test>\n> Ihre Rechnung',
    },
    'Schau\n\nAnfang der weitergeleiteten Nachricht:\n\n> Von: Lumen <help@lumen.test>\n> Ihre Rechnung',
  ],
  [
    'inline colored',
    {
      text: 'See my answers inline below\n\nFrom: Lumen <help@lumen.test>\nSent: Tuesday\nTo: Ada\nSubject: Lamp\n\nWhich size?\n[Ada] Large',
    },
    'See my answers inline below',
  ],
  [
    'mailing list footer',
    {
      text: 'Hello\n\n_______________________________________________\nlamps mailing list\nlamps@lists.test\nhttps://lists.test/lamps',
    },
    'Hello',
  ],
  [
    'google group footer',
    {
      text: 'Hello\n\n-- \nYou received this message because you are subscribed to the Google Groups "lamps" group.\nTo unsubscribe from this group, send mail to x@y.test',
    },
    'Hello',
  ],
  [
    'confidential',
    {
      text: 'Hello, it broke.\n\nAda\n\nThis e-mail and any attachments are confidential and intended solely for the addressee.',
    },
    'Hello, it broke.\n\nAda\n\nThis e-mail and any attachments are confidential and intended solely for the addressee.',
  ],
  ['sig nobreak space dashes', { text: 'Hello\n\n--\u00a0\nAda\nShop' }, 'Hello'],
  ['sig emdash', { text: 'Hello\n\n—\nAda\nShop' }, 'Hello\n\n—\nAda\nShop'],
  ['sig and reply above', { text: `Hello\n-- \nAda\n\n${A}\n> Old` }, 'Hello'],
  ['sig below bottom post', { text: `${A}\n> Old\n\nHello\n\n-- \nAda` }, 'Hello'],
  [
    'greedy On',
    {
      text: 'On the shelf stand:\n\n     two lamps and a shade\n\nAll of them work.\n\nOn Tue, Jun 3, 2025, at 9:30 AM, lumen\n<help@lumen.test>\nwrote:\n\n> Old',
    },
    'On the shelf stand:\n\n     two lamps and a shade\n\nAll of them work.',
  ],
  ['long quote w/o wrote', { text: 'Hello\n\n> Old\n> Old\n> Old' }, 'Hello'],
  ['quote first then reply', { text: '> Old\n\nHello' }, 'Hello'],
  [
    'email addr only',
    { text: 'Hello\n\n2025-06-03 9:30 GMT+02:00 Lumen <help@lumen.test>:\n\nOld' },
    'Hello',
  ],
  [
    'attrib glued to text',
    { text: 'Thanks On Tue, 3 Jun 2025 at 09:30, Lumen <help@lumen.test> wrote:\n\n> Old' },
    'Thanks',
  ],
  [
    'header block lower',
    { text: 'Hello\n\nfrom: lumen <help@lumen.test>\nsent: tuesday\nto: ada\nsubject: lamp\n\nold' },
    'Hello',
  ],
  [
    'header block long to',
    {
      text: 'Hello\n\nFrom: Lumen <help@lumen.test>\nSent: Tuesday, June 3, 2025 9:30 AM\nTo: a@shop.test; b@shop.test; c@shop.test;\nd@shop.test; e@shop.test;\nf@shop.test\nCc: g@shop.test\nSubject: Lamp\n\nOld',
    },
    'Hello',
  ],
  [
    'form',
    { text: 'From: Berlin\nTo: Paris\nDate: 3 June\nPlease book it.' },
    'From: Berlin\nTo: Paris\nDate: 3 June\nPlease book it.',
  ],
  [
    'form with text above',
    {
      text: 'I would like to book:\n\nFrom: Berlin\nTo: Paris\nDate: 3 June\n\nMy address is ada@shop.test.',
    },
    'I would like to book:\n\nFrom: Berlin\nTo: Paris\nDate: 3 June\n\nMy address is ada@shop.test.',
  ],
  [
    'web contact form',
    { text: 'Name: Ada\nEmail: ada@shop.test\nSubject: Lamp\nMessage: It broke' },
    'Name: Ada\nEmail: ada@shop.test\nSubject: Lamp\nMessage: It broke',
  ],
  [
    'contact form 2',
    {
      text: 'New message from your website\n\nFrom: Ada <ada@shop.test>\nSubject: Lamp\nMessage: It broke and I want my money back',
    },
    'New message from your website\n\nFrom: Ada <ada@shop.test>\nSubject: Lamp\nMessage: It broke and I want my money back',
  ],
  [
    'fw outlook subject',
    {
      subject: 'FW: Lamp',
      text: 'Can you look at this?\n\nFrom: Lumen <help@lumen.test>\nSent: Tuesday\nTo: Ada\nSubject: Lamp\n\nYour bill',
    },
    'Can you look at this?\n\nFrom: Lumen <help@lumen.test>\nSent: Tuesday\nTo: Ada\nSubject: Lamp\n\nYour bill',
  ],
  [
    'wg outlook subject',
    {
      subject: 'WG: Lampe',
      text: 'Bitte ansehen\n\nVon: Lumen <help@lumen.test>\nGesendet: Dienstag\nAn: Ada\nBetreff: Lampe\n\nIhre Rechnung',
    },
    'Bitte ansehen\n\nVon: Lumen <help@lumen.test>\nGesendet: Dienstag\nAn: Ada\nBetreff: Lampe\n\nIhre Rechnung',
  ],
  [
    'tb fwd',
    {
      text: 'Look\n\n\n-------- Forwarded Message --------\nSubject: Lamp\nDate: Tue\nFrom: Lumen <help@lumen.test>\nTo: ada\n\nYour bill',
    },
    'Look\n\n\n-------- Forwarded Message --------\nSubject: Lamp\nDate: Tue\nFrom: Lumen <help@lumen.test>\nTo: ada\n\nYour bill',
  ],
  [
    'no quote, colon',
    { text: 'Lumen wrote:\nplease send me a picture' },
    'Lumen wrote:\nplease send me a picture',
  ],
  ['gmail 2014', { text: 'Hello\n\n2014-06-03 9:30 GMT+02:00 Lumen <help@lumen.test>:\n\n> Old' }, 'Hello'],
  [
    'gmail pt',
    { text: 'Olá\n\nEm 3 de junho de 2025 09:30, Lumen <help@lumen.test> escreveu:\n\n> Old' },
    'Olá',
  ],
  [
    'gmail pt wrap',
    {
      text: 'Olá\n\nEm ter., 3 de jun. de 2025 às 09:30, Lumen Desk de Suporte <\nhelp@lumen.test> escreveu:\n\n> Old',
    },
    'Olá',
  ],
  [
    'gmail it old',
    { text: 'Ciao\n\nIl giorno 3 giugno 2025 09:30, Lumen <help@lumen.test> ha scritto:\n\n> Old' },
    'Ciao',
  ],
  [
    'gmail es old',
    { text: 'Hola\n\nEl 3 de junio de 2025, 9:30, Lumen <help@lumen.test> escribió:\n\n> Old' },
    'Hola',
  ],
  [
    'gmail he',
    {
      text: 'שלום\n\n\u202bבתאריך יום ג׳, 3 ביוני 2025 ב-9:30 מאת \u202aLumen\u202c\u200f <\u202ahelp@lumen.test\u202c\u200f>:\u202c\n\n> Old',
    },
    'שלום',
  ],
  [
    'gmail ar',
    {
      text: 'مرحبا\n\nفي الثلاثاء، 3 يونيو 2025 في 9:30 ص تمت كتابة ما يلي بواسطة Lumen <help@lumen.test>:\n\n> Old',
    },
    'مرحبا',
  ],
  [
    'gmail th',
    { text: 'Hello\n\nในวันที่ อ. 3 มิ.ย. 2025 เวลา 9:30 Lumen <help@lumen.test> เขียนว่า:\n\n> Old' },
    'Hello',
  ],
  [
    'gmail ca',
    { text: 'Hola\n\nMissatge de Lumen <help@lumen.test> del dia dt., 3 de juny 2025 a les 9:30:\n\n> Old' },
    'Hola',
  ],
  ['gmail sk', { text: 'Ahoj\n\nut 3. 6. 2025 o 9:30 Lumen <help@lumen.test> napísal(a):\n\n> Old' }, 'Ahoj'],
  [
    'gmail bg',
    { text: 'Zdravej\n\nНа вт, 3.06.2025 г. в 9:30 ч. Lumen <help@lumen.test> написа:\n\n> Old' },
    'Zdravej',
  ],
  [
    'gmail hr',
    { text: 'Bok\n\nuto, 3. lip 2025. u 9:30 Lumen <help@lumen.test> napisao je:\n\n> Old' },
    'Bok',
  ],
  ['gmail lt', { text: 'Labas\n\n2025-06-03, an, 09:30 Lumen <help@lumen.test> rašė:\n\n> Old' }, 'Labas'],
  [
    'gmail el',
    {
      text: 'Geia\n\nΣτις Τρί 3 Ιουν 2025 στις 9:30 π.μ., ο χρήστης Lumen <help@lumen.test> έγραψε:\n\n> Old',
    },
    'Geia',
  ],
]

test.each(MAILS)('tells new from old in a mail of odd shape: %s', (_, mail, own) => {
  expect(words(extractReply(mail).text)).toBe(words(own))
})

/** Compared by words and marks: white space is what each form makes of it. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
