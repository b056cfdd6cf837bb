import { expect, test } from 'vitest'
import { extractReply } from '../extract-reply.ts'

type Mail = { text?: string; html?: string; subject?: string }

/** Name, mail, and the words in it that are new. */
const MAILS: [string, Mail, string][] = [
  [
    'sv line',
    { text: 'Hej\nDen 3 juni, 2025 09:30:12, Lumen Desk (help@lumen.test) skrev:\n\nGamla ord' },
    'Hej',
  ],
  [
    'notes',
    {
      text: 'Hello\n\nFrom:   Lumen Desk/EU/Lumen\nTo:     Ada Okafor/Shop@Shop\nDate:   03.06.2025 09:30\nSubject:        Lamp\n\nOld words',
    },
    'Hello',
  ],
  [
    'notes 2',
    {
      text: 'Hello\n\n\n\n\n                                                                           \n             Lumen Desk                                                      \n             <help@lumen.test>                                             \n                                                                        To \n             03/06/2025 09:30          ada@shop.test                            \n                                                                        cc \n                                                                           \n                                                                   Subject \n                                       Lamp   \n\n\nOld',
    },
    'Hello',
  ],
  [
    'notes 3',
    {
      text: 'Hello\n\nLumen Desk <help@lumen.test> \n03.06.2025 09:30\n\nAn\nada@shop.test\nKopie\n\nThema\nLamp\n\nOld words',
    },
    'Hello',
  ],
  [
    'notes wrote on',
    {
      text: 'Hello\n\nLumen Desk <help@lumen.test> wrote on 06/03/2025 09:30:12 AM:\n\n> From: Lumen\n> Old words',
    },
    'Hello',
  ],
  [
    'notes from wrote',
    { text: 'Hello\n\n"Lumen Desk" <help@lumen.test> schrieb am 03.06.2025 09:30:12:\n\n> Old words' },
    'Hello',
  ],
  [
    'front',
    { text: 'Hello\n\nOn June 3, 2025 at 9:30 AM GMT+2 help@lumen.test wrote:\n\nOld words' },
    'Hello',
  ],
  [
    'qq',
    {
      text: '你好\n\n\n\n\n------------------ 原始邮件 ------------------\n发件人: "Lumen"<help@lumen.test>;\n发送时间: 2025年6月3日(星期二) 上午9:30\n收件人: "Ada"<ada@shop.test>;\n主题: Lamp\n\nOld',
    },
    '你好',
  ],
  [
    '163',
    { text: '你好\n\n\n\n\n\nAt 2025-06-03 09:30:12, "Lumen" <help@lumen.test> wrote:\n\nOld' },
    '你好',
  ],
  ['163 zh', { text: '你好\n\n在 2025-06-03 09:30:12，"Lumen" <help@lumen.test> 写道：\n\nOld' }, '你好'],
  [
    'foxmail',
    {
      text: '你好\n\n\n\nada@shop.test\n \nFrom: Lumen\nDate: 2025-06-03 09:30\nTo: Ada\nSubject: Lamp\nOld',
    },
    '你好\n\n\n\nada@shop.test',
  ],
  [
    'foxmail zh',
    { text: '你好\n\n发件人： Lumen\n发送时间： 2025-06-03 09:30\n收件人： Ada\n主题： Lamp\nOld' },
    '你好',
  ],
  [
    'naver',
    {
      text: '안녕하세요\n\n-----Original Message-----\nFrom: "Lumen"<help@lumen.test>\nTo: "Ada"<ada@shop.test>;\nCc:\nSent: 2025-06-03 (화) 09:30:12\nSubject: Lamp\n\nOld',
    },
    '안녕하세요',
  ],
  [
    'yahoo jp',
    {
      text: 'こんにちは\n\n----- Original Message -----\nFrom: Lumen <help@lumen.test>\nTo: ada\nDate: 2025/6/3, Tue 09:30\nSubject: Lamp\n\nOld',
    },
    'こんにちは',
  ],
  [
    'jp outlook',
    { text: 'こんにちは\n\n-----元のメッセージ-----\n差出人: Lumen\n送信日時: 2025年6月3日\n' },
    'こんにちは',
  ],
  [
    'jp becky',
    { text: 'こんにちは\n\nOn Tue, 3 Jun 2025 09:30:12 +0900\nLumen <help@lumen.test> wrote:\n\n> Old' },
    'こんにちは',
  ],
  ['jp san wa', { text: 'こんにちは\n\nLumen さんは書きました:\n> Old' }, 'こんにちは'],
  ['jp thunderbird', { text: 'こんにちは\n\nOn 2025/06/03 9:30, Lumen wrote:\n> Old' }, 'こんにちは'],
  [
    'jp gmail',
    { text: 'こんにちは\n\n2025年6月3日(火) 9:30 Lumen <help@lumen.test>:\n\n> Old' },
    'こんにちは',
  ],
  ['jp gmail old', { text: 'こんにちは\n\n2025年6月3日 9:30 Lumen <help@lumen.test>:\n\nOld' }, 'こんにちは'],
  ['tb ja new', { text: 'こんにちは\n\nLumen wrote on 2025/06/03 9:30:\n> Old' }, 'こんにちは'],
  ['evolution', { text: 'Hello\n\nOn Tue, 2025-06-03 at 09:30 +0200, Lumen wrote:\n> Old' }, 'Hello'],
  [
    'evolution de',
    { text: 'Hallo\n\nAm Dienstag, dem 03.06.2025 um 09:30 +0200 schrieb Lumen:\n> Old' },
    'Hallo',
  ],
  [
    'yahoo de',
    {
      text: 'Hallo\n\n    Am Dienstag, 3. Juni 2025 um 09:30:12 MESZ hat Lumen <help@lumen.test> Folgendes geschrieben:  \n \n Old',
    },
    'Hallo',
  ],
  [
    'yahoo es',
    {
      text: 'Hola\n\n    El martes, 3 de junio de 2025, 09:30:12 CEST, Lumen <help@lumen.test> escribió:  \n \n Old',
    },
    'Hola',
  ],
  [
    'yahoo it',
    {
      text: 'Ciao\n\n    Il martedì 3 giugno 2025 alle ore 09:30:12 CEST, Lumen <help@lumen.test> ha scritto:  \n \n Old',
    },
    'Ciao',
  ],
  [
    'yahoo pt',
    {
      text: 'Oi\n\n    Em terça-feira, 3 de junho de 2025 09:30:12 BRT, Lumen <help@lumen.test> escreveu:  \n \n Old',
    },
    'Oi',
  ],
  [
    'yahoo nl',
    {
      text: 'Hoi\n\n    Op dinsdag 3 juni 2025 om 09:30:12 CEST heeft Lumen <help@lumen.test> het volgende geschreven:  \n \n Old',
    },
    'Hoi',
  ],
  [
    'yahoo sv',
    { text: 'Hej\n\n    Den tisdag 3 juni 2025 09:30:12 CEST, Lumen <help@lumen.test> skrev:  \n \n Old' },
    'Hej',
  ],
  [
    'yahoo pl',
    {
      text: 'Hej\n\n    W dniu wtorek, 3 czerwca 2025 09:30:12 CEST, użytkownik Lumen <help@lumen.test> napisał:  \n \n Old',
    },
    'Hej',
  ],
  ['wp.pl', { text: 'Hej\n\nDnia 3 czerwca 2025 09:30 Lumen <help@lumen.test> napisał(a):\n\nOld' }, 'Hej'],
  [
    'onet',
    { text: 'Hej\n\nW dniu 2025-06-03 09:30:12 użytkownik Lumen <help@lumen.test> napisał:\n> Old' },
    'Hej',
  ],
  [
    'libero',
    {
      text: 'Ciao\n\n\n\n----Messaggio originale----\nDa: help@lumen.test\nData: 03/06/2025 09.30\nA: "Ada"<ada@shop.test>\nOgg: Lampada\n\nOld',
    },
    'Ciao',
  ],
  [
    'orange.fr',
    {
      text: 'Bonjour\n\n\n\n> Message du 03/06/25 09:30\n> De : "Lumen" <help@lumen.test>\n> A : "Ada" <ada@shop.test>\n> Copie à : \n> Objet : Lampe\n> \n> Old',
    },
    'Bonjour',
  ],
  [
    'laposte',
    { text: 'Bonjour\n\nDe : Lumen\nEnvoyé : mardi 3 juin 2025\nA : Ada\nObjet : Lampe\n\nOld' },
    'Bonjour',
  ],
  [
    't-online',
    {
      text: 'Hallo\n\n\n-----Original-Nachricht-----\nBetreff: Lampe\nDatum: 2025-06-03T09:30:12+0200\nVon: "Lumen" <help@lumen.test>\nAn: "Ada" <ada@shop.test>\n\nOld',
    },
    'Hallo',
  ],
  ['roundcube', { text: 'Hallo\n\nAm 2025-06-03 09:30, schrieb Lumen:\n> Old' }, 'Hallo'],
  ['roundcube fr', { text: 'Bonjour\n\nLe 2025-06-03 09:30, Lumen a écrit :\n> Old' }, 'Bonjour'],
  [
    'hu',
    { text: 'Szia\n\n2025. jún. 3. dátummal, 9:30 időpontban Lumen <help@lumen.test> írta:\n\n> Old' },
    'Szia',
  ],
  [
    'ro',
    { text: 'Salut\n\nÎn mar., 3 iun. 2025 la 09:30, Lumen <help@lumen.test> a scris:\n\n> Old' },
    'Salut',
  ],
]

test.each(MAILS)('tells new from old in a mail of another language: %s', (_, mail, own) => {
  expect(words(extractReply(mail).text)).toBe(words(own))
})

/** Compared by words and marks: white space is what each form makes of it. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
