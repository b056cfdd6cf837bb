import { expect, test } from 'vitest'
import { extractReply } from '../extract-reply.ts'

type Mail = { text?: string; html?: string; subject?: string }

/** Name, mail, and the words in it that are new. */
const MAILS: [string, Mail, string][] = [
  [
    'polymail',
    {
      text: 'It broke\n\nOn Tue, Jun 3, 2025 at 9:30 AM Lumen Desk\n\n<\nmailto:Lumen Desk <help@lumen.test>\n> wrote:\nOld words',
    },
    'It broke',
  ],
  [
    '3 lines broken address',
    {
      text: 'It broke\n\nOn Jun 3, 2025, at 9:30 AM, Lumen <\nconversation-with-a-very-long-token-0123456789@lumen.test\n> wrote:\n\n> Old',
    },
    'It broke',
  ],
  [
    'date mail unicode',
    { text: 'It broke\n2025/6/3 Lumèn Иванова <help@lumen.test>\n\n>  Old words' },
    'It broke',
  ],
  ['after', { text: 'On 06/03/2025 09:30 AM, Lumen wrote:\n\n>\n> Old\nIt broke' }, 'It broke'],
  [
    'wraps',
    { text: 'It broke\n\nOn 06/03/2025 09:30 AM, Lumen wrote:\n\n>\n> Old\n\nRegards, Ada' },
    'It broke\n\nRegards, Ada',
  ],
  [
    'link broken by marker',
    {
      text: 'Between nine and one\n\nFrom: help@lumen.test\nDate: Tue, 3 Jun 2025 09:30:12 +0200\n\n<https://mail.lumen.test/click/a-link-that-was-broken-on-the-way\n>  <team@lumen.test <mailto:team@lumen.test> >\n\nYour order',
    },
    'Between nine and one',
  ],
  [
    'zoho',
    {
      text: 'Hello\n\n---- On Tue, 03 Jun 2025 09:30:12 +0200 Lumen Desk <help@lumen.test> wrote ----\n\nOld words',
    },
    'Hello',
  ],
  [
    'zoho2',
    {
      text: 'Hello\n\n ---- On Tue, 03 Jun 2025 09:30:12 +0200 Lumen Desk<help@lumen.test> wrote ---- \n> Old words',
    },
    'Hello',
  ],
  [
    'superhuman',
    {
      text: 'Hello\n\nSent via Superhuman ( https://sprh.mn/?vip=ada@shop.test )\n\nOn Tue, Jun 03, 2025 at 9:30 AM, Lumen Desk < help@lumen.test > wrote:\n\n> Old words',
    },
    'Hello',
  ],
  ['hey', { text: 'Hello\n\nOn June 3, 2025, Lumen Desk <help@lumen.test> wrote:\n\n> Old words' }, 'Hello'],
  [
    'web.de text',
    {
      text: 'Hello\n \n\nGesendet: Dienstag, 03. Juni 2025 um 09:30 Uhr\nVon: "Lumen Desk" <help@lumen.test>\nAn: ada@shop.test\nBetreff: Lampe\nOld words',
    },
    'Hello',
  ],
  ['seamonkey', { text: 'Hello\n\nLumen wrote:\n> Old' }, 'Hello'],
  ['mutt', { text: 'Hello\n\n* Lumen <help@lumen.test> [2025-06-03 09:30]:\n> Old' }, 'Hello'],
  ['mutt2', { text: 'Hello\n\nOn Tue, Jun 03, 2025 at 09:30:12AM +0200, Lumen wrote:\n> Old' }, 'Hello'],
  ['gnus', { text: 'Hello\n\nLumen <help@lumen.test> writes:\n\n> Old' }, 'Hello'],
  ['kmail', { text: 'Hello\n\nOn Tuesday 03 June 2025 09:30:12 Lumen wrote:\n> Old' }, 'Hello'],
  [
    'claws',
    { text: 'Hello\n\nOn Tue, 3 Jun 2025 09:30:12 +0200\nLumen <help@lumen.test> wrote:\n\n> Old' },
    'Hello',
  ],
  ['pine', { text: 'Hello\n\nOn Tue, 3 Jun 2025, Lumen wrote:\n\n> Old' }, 'Hello'],
  ['pipes', { text: 'Hello\n\nOn Tue, 3 Jun 2025, Lumen wrote:\n\n| Old\n| more' }, 'Hello'],
  ['gw', { text: 'Hello\n\n>>> Lumen <help@lumen.test> 03.06.2025 09:30 >>>\nOld words' }, 'Hello'],
  [
    'gw2',
    {
      text: 'Hello\n\n>>> On 6/3/2025 at 9:30 AM, in message\n<5EC@lumen.test>, Lumen <help@lumen.test> wrote:\n> Old words',
    },
    'Hello',
  ],
  [
    'aol',
    {
      text: 'Hello\n\n\n-----Original Message-----\nFrom: Lumen <help@lumen.test>\nTo: ada <ada@shop.test>\nSent: Tue, Jun 3, 2025 9:30 am\nSubject: Lamp\n\nOld',
    },
    'Hello',
  ],
  [
    'kindle? reply above',
    { text: 'Hello\n\n##- Please type your reply above this line -##\n\nOld' },
    'Hello',
  ],
  ['reply above 2', { text: 'Hello\n\n--- Reply ABOVE THIS LINE to add a note ---\nOld' }, 'Hello'],
  [
    'sentence sent de',
    { text: 'Hallo,\nVon unserem Lager wurde nichts gesendet\nBitte prüfen Sie das.' },
    'Hallo,\nVon unserem Lager wurde nichts gesendet\nBitte prüfen Sie das.',
  ],
  [
    'sentence fr',
    { text: 'Bonjour,\nEnvoyé par la poste hier soir\nMerci de vérifier.' },
    'Bonjour,\nEnvoyé par la poste hier soir\nMerci de vérifier.',
  ],
  [
    'sentence en',
    { text: 'Hello,\nSent with DHL yesterday, see number 123.\nPlease check.' },
    'Hello,\nSent with DHL yesterday, see number 123.\nPlease check.',
  ],
  [
    'get outlook sentence',
    { text: 'How do I get outlook to work?\nIt fails.' },
    'How do I get outlook to work?\nIt fails.',
  ],
  [
    'get outlook sentence 2',
    { text: 'Hello\nGet Outlook to accept my password\nIt fails since Monday.' },
    'Hello\nGet Outlook to accept my password\nIt fails since Monday.',
  ],
  [
    're fw',
    {
      subject: 'RE: FW: Lamp',
      text: 'Ok\n\nFrom: Lumen <help@lumen.test>\nSent: Tuesday\nTo: Ada\nSubject: FW: Lamp\n\nYour bill',
    },
    'Ok',
  ],
]

test.each(MAILS)('tells new from old in a mail of a program: %s', (_, mail, own) => {
  expect(words(extractReply(mail).text)).toBe(words(own))
})

/** Compared by words and marks: white space is what each form makes of it. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
