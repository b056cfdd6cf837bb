import { expect, test } from 'vitest'
import { extractReply } from '../extract-reply.ts'

type Mail = { text?: string; html?: string; subject?: string }

/** Name, mail, and the words in it that are new. */
const MAILS: [string, Mail, string][] = [
  [
    'samsung sent wrote',
    { text: 'It broke\nSent from Samsung MobileLumen Desk <help@lumen.test> wrote:\n\n> Old words\n' },
    'It broke',
  ],
  [
    'spark text',
    {
      text: 'Hello\n\nSent from Spark\nOn Jun 3, 2025, 9:30 AM +0200, Lumen <help@lumen.test>, wrote:\n> Old words',
    },
    'Hello',
  ],
  [
    'ios ru',
    { text: 'Привет\n\n3 июня 2025 г., в 9:30, Lumen <help@lumen.test> написал(а):\n\n> Old' },
    'Привет',
  ],
  [
    'ios zh',
    {
      text: '你好\n\n发自我的 iPhone\n\n> 在 2025年6月3日，上午9:30，Lumen <help@lumen.test> 写道：\n> \n> 旧',
    },
    '你好',
  ],
  [
    'ios en quoted attrib',
    {
      text: 'Hello\n\nSent from my iPhone\n\n> On Jun 3, 2025, at 9:30 AM, Lumen <help@lumen.test> wrote:\n> \n> Old',
    },
    'Hello',
  ],
  [
    'ios fr',
    {
      text: 'Bonjour\nEnvoyé de mon iPhone\n\n> Le 3 juin 2025 à 09:30, Lumen <help@lumen.test> a écrit :\n> \n> Old',
    },
    'Bonjour',
  ],
  [
    'yahoo mobile jp',
    { text: 'こんにちは\n\niPhoneから送信\n\n2025/06/03 9:30、Lumen <help@lumen.test>のメール:\n\n> Old' },
    'こんにちは',
  ],
  [
    'blackberry',
    {
      text: 'Hello\n\nSent from my Verizon Wireless BlackBerry\n\n-----Original Message-----\nFrom: Lumen <help@lumen.test>\nDate: Tue, 3 Jun 2025\nTo: ada\n\nOld',
    },
    'Hello',
  ],
  [
    'android default',
    {
      text: 'Hello\n\n\n-------- Original message --------\nFrom: Lumen <help@lumen.test> \nDate: 6/3/25  9:30 AM  (GMT+01:00) \nTo: Ada <ada@shop.test> \nSubject: Lamp \n\nOld',
    },
    'Hello',
  ],
  [
    'samsung de',
    {
      text: 'Hallo\n\nVon meinem/meiner Galaxy gesendet\n\n\n-------- Ursprüngliche Nachricht --------\nVon: Lumen <help@lumen.test> \nDatum: 03.06.25  09:30  (GMT+01:00) \nAn: Ada \nBetreff: Lampe \n\nOld',
    },
    'Hallo',
  ],
  [
    'samsung fr',
    {
      text: "Bonjour\n\nEnvoyé depuis mon appareil mobile Samsung.\n\n-------- Message d'origine --------\nDe : Lumen <help@lumen.test>\nDate : 03/06/2025 09:30 (GMT+01:00)\nÀ : Ada\nObjet : Lampe\n\nOld",
    },
    'Bonjour',
  ],
  [
    'samsung it',
    {
      text: 'Ciao\n\nInviato dal mio smartphone Samsung Galaxy.\n\n-------- Messaggio originale --------\nDa: Lumen <help@lumen.test>\nData: 03/06/25 09:30 (GMT+01:00)\nA: Ada\nOggetto: Lampada\n\nOld',
    },
    'Ciao',
  ],
  [
    'samsung pl',
    {
      text: 'Hej\n\nWysłano z telefonu Samsung\n\n-------- Oryginalna wiadomość --------\nOd: Lumen <help@lumen.test>\nData: 03.06.2025 09:30 (GMT+01:00)\nDo: Ada\nTemat: Lampa\n\nOld',
    },
    'Hej',
  ],
  [
    'samsung pt',
    {
      text: 'Olá\n\nEnviado do meu smartphone Samsung Galaxy.\n\n-------- Mensagem original --------\nDe : Lumen <help@lumen.test>\nData: 03/06/2025 09:30 (GMT-03:00)\nPara: Ada\nAssunto: Lâmpada\n\nOld',
    },
    'Olá',
  ],
  [
    'samsung nl',
    {
      text: 'Hoi\n\nVerzonden vanaf mijn Galaxy\n\n-------- Oorspronkelijk bericht --------\nVan: Lumen <help@lumen.test>\nDatum: 03-06-2025 09:30 (GMT+01:00)\nAan: Ada\nOnderwerp: Lamp\n\nOld',
    },
    'Hoi',
  ],
  [
    'samsung sv',
    {
      text: 'Hej\n\nSkickat från min Galaxy\n\n-------- Originalmeddelande --------\nFrån: Lumen <help@lumen.test>\nDatum: 2025-06-03 09:30 (GMT+01:00)\nTill: Ada\nRubrik: Lampa\n\nOld',
    },
    'Hej',
  ],
  [
    'samsung es',
    {
      text: 'Hola\n\nEnviado desde mi Galaxy\n\n-------- Mensaje original --------\nDe: Lumen <help@lumen.test>\nFecha: 3/6/25 9:30 (GMT+01:00)\nPara: Ada\nAsunto: Lámpara\n\nOld',
    },
    'Hola',
  ],
  [
    'outlook ios',
    {
      text: 'Hello\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Lumen <help@lumen.test>\nSent: Tuesday, June 3, 2025 9:30:12 AM\nTo: Ada <ada@shop.test>\nSubject: Lamp\n\nOld',
    },
    'Hello',
  ],
  [
    'outlook ios de',
    {
      text: 'Hallo\n\nHolen Sie sich Outlook für iOS<https://aka.ms/o0ukef>\n________________________________\nVon: Lumen <help@lumen.test>\nGesendet: Dienstag, 3. Juni 2025\nAn: Ada\nBetreff: Lampe\n\nOld',
    },
    'Hallo',
  ],
  [
    'outlook ios fr',
    {
      text: 'Bonjour\n\nObtenir Outlook pour iOS<https://aka.ms/o0ukef>\n________________________________\nDe : Lumen <help@lumen.test>\nEnvoyé : mardi 3 juin\nÀ : Ada\nObjet : Lampe\n\nOld',
    },
    'Bonjour',
  ],
  [
    'outlook ios nl',
    {
      text: 'Hoi\n\nOutlook voor iOS downloaden<https://aka.ms/o0ukef>\n________________________________\nVan: Lumen <help@lumen.test>\nVerzonden: dinsdag 3 juni\nAan: Ada\nOnderwerp: Lamp\n\nOld',
    },
    'Hoi',
  ],
  [
    'outlook ios it',
    {
      text: 'Ciao\n\nOttieni Outlook per iOS<https://aka.ms/o0ukef>\n________________________________\nDa: Lumen <help@lumen.test>\nInviato: martedì 3 giugno\nA: Ada\nOggetto: Lampada\n\nOld',
    },
    'Ciao',
  ],
  [
    'outlook ios es',
    {
      text: 'Hola\n\nObtener Outlook para iOS<https://aka.ms/o0ukef>\n________________________________\nDe: Lumen <help@lumen.test>\nEnviado: martes, 3 de junio\nPara: Ada\nAsunto: Lamp\n\nOld',
    },
    'Hola',
  ],
  [
    'outlook ios pl',
    {
      text: 'Hej\n\nPobierz aplikację Outlook dla systemu iOS<https://aka.ms/o0ukef>\n________________________________\nOd: Lumen <help@lumen.test>\nWysłane: wtorek, 3 czerwca\nDo: Ada\nTemat: Lampa\n\nOld',
    },
    'Hej',
  ],
  [
    'outlook ios sv',
    {
      text: 'Hej\n\nHämta Outlook för iOS<https://aka.ms/o0ukef>\n________________________________\nFrån: Lumen <help@lumen.test>\nSkickat: den 3 juni\nTill: Ada\nÄmne: Lampa\n\nOld',
    },
    'Hej',
  ],
  [
    'outlook ios ja',
    {
      text: 'こんにちは\n\niOS 版 Outlook を入手<https://aka.ms/o0ukef>\n________________________________\n差出人: Lumen <help@lumen.test>\n送信日時: 2025年6月3日\n宛先: Ada\n件名: ランプ\n\nOld',
    },
    'こんにちは',
  ],
  [
    'outlook ios zh',
    {
      text: '你好\n\n获取 Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\n发件人: Lumen <help@lumen.test>\n发送时间: 2025年6月3日\n收件人: Ada\n主题: 灯\n\nOld',
    },
    '你好',
  ],
  [
    'proton',
    {
      text: 'Hello\n\nSent with [Proton Mail](https://proton.me/) secure email.\n\nOn Tuesday, June 3rd, 2025 at 9:30 AM, Lumen <help@lumen.test> wrote:\n\n> Old',
    },
    'Hello',
  ],
  [
    'proton old',
    {
      text: 'Hello\n\nSent with ProtonMail Secure Email.\n\n‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Tuesday, June 3rd, 2025 at 9:30 AM, Lumen <help@lumen.test> wrote:\n\n> Old',
    },
    'Hello',
  ],
  [
    'text below device line',
    { text: 'Hello\n\nSent from my iPhone\n\nP.S. also the shade is broken and I would like a new one.' },
    'Hello\n\nP.S. also the shade is broken and I would like a new one.',
  ],
]

test.each(MAILS)('tells new from old in a mail written on a phone: %s', (_, mail, own) => {
  expect(words(extractReply(mail).text)).toBe(words(own))
})

/** Compared by words and marks: white space is what each form makes of it. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
