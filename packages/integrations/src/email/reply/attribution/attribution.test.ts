import { expect, test } from 'vitest'
import { extractReply } from '../../extract-reply.ts'

const QUOTED = '> Could you send us a photo of the lamp?\n>\n> Kind regards'

/** The line above quoted text as mail programs write it, one or more for each language. */
const ATTRIBUTIONS: [string, string][] = [
  ['English, Gmail', 'On Tue, 3 Jun 2025 at 09:30, Lumen Support <help@lumen.test> wrote:'],
  ['English, American', 'On Jun 3, 2025, at 9:30 AM, Lumen Support <help@lumen.test> wrote:'],
  ['English, no address', 'On 06/03/2025 09:30 AM, Lumen Support wrote:'],
  [
    'English, wrapped',
    'On Tuesday, June 3, 2025 at 9:30:12 AM GMT+2, Lumen Support, Second Line <\nhelp@lumen.test> wrote:',
  ],
  [
    'English, three lines',
    'On Tue, Jun 3, 2025 at 9:30 AM Lumen Support via the Very Long Name of a Team\n<help-desk-with-a-long-name@lumen.test>\nwrote:',
  ],
  ['German', 'Am Di., 3. Juni 2025 um 09:30 Uhr schrieb Lumen Support <help@lumen.test>:'],
  ['German, Thunderbird', 'Am 03.06.25 um 09:30 schrieb Lumen Support:'],
  ['German, Apple', 'Am 03.06.2025 um 09:30 schrieb Lumen Support <help@lumen.test>:'],
  ['French', 'Le mar. 3 juin 2025 à 09:30, Lumen Support <help@lumen.test> a écrit :'],
  ['French, wrapped', 'Le mardi 3 juin 2025 à 09:30:11 UTC+2, Lumen Support\n<help@lumen.test> a écrit :'],
  ['Spanish', 'El mar, 3 jun 2025 a las 9:30, Lumen Support (<help@lumen.test>) escribió:'],
  ['Italian', 'Il giorno mar 3 giu 2025 alle ore 09:30 Lumen Support <help@lumen.test> ha scritto:'],
  ['Portuguese', 'Em ter., 3 de jun. de 2025 às 09:30, Lumen Support <help@lumen.test> escreveu:'],
  ['Portuguese, Portugal', 'Lumen Support <help@lumen.test> escreveu (terça, 3/06/2025 à(s) 09:30):'],
  ['Dutch', 'Op di 3 jun 2025 om 09:30 schreef Lumen Support <help@lumen.test>:'],
  ['Polish', 'wt., 3 cze 2025 o 09:30 Lumen Support <help@lumen.test> napisał(a):'],
  ['Polish, Thunderbird', 'W dniu 3.06.2025 o 09:30, Lumen Support pisze:'],
  ['Swedish', 'Den tis 3 juni 2025 kl 09:30 skrev Lumen Support <help@lumen.test>:'],
  ['Danish', 'Den tirs. 3. jun. 2025 kl. 09.30 skrev Lumen Support <help@lumen.test>:'],
  ['Norwegian', 'tir. 3. juni 2025 kl. 09:30 skrev Lumen Support <help@lumen.test>:'],
  ['Finnish', 'ti 3. kesäk. 2025 klo 9.30 Lumen Support (help@lumen.test) kirjoitti:'],
  ['Japanese', '2025年6月3日(火) 9:30 Lumen Support <help@lumen.test>:'],
  ['Japanese, Apple', '2025/06/03 9:30、Lumen Support <help@lumen.test>のメール:'],
  ['Chinese', 'Lumen Support <help@lumen.test> 于2025年6月3日周二 09:30写道：'],
  ['Chinese, Apple', '在 2025年6月3日，09:30，Lumen Support <help@lumen.test> 写道：'],
  ['Chinese, traditional', 'Lumen Support <help@lumen.test> 於 2025年6月3日 週二 上午9:30寫道：'],
  ['Korean', '2025년 6월 3일 (화) 오전 9:30, Lumen Support <help@lumen.test>님이 작성:'],
  ['Russian', 'вт, 3 июн. 2025 г. в 09:30, Lumen Support <help@lumen.test>:'],
  ['Russian, Thunderbird', '03.06.2025 09:30, Lumen Support пишет:'],
  ['Turkish', 'Lumen Support <help@lumen.test>, 3 Haz 2025 Sal, 09:30 tarihinde şunu yazdı:'],
  ['Czech', 'út 3. 6. 2025 v 9:30 odesílatel Lumen Support <help@lumen.test> napsal:'],
  ['Czech, Seznam', 'Dne 3. 6. 2025 v 9:30 Lumen Support napsal(a):'],
  ['Hungarian', 'Lumen Support <help@lumen.test> ezt írta (időpont: 2025. jún. 3., K, 9:30):'],
  [
    'German, Yahoo',
    'Am Dienstag, 3. Juni 2025 um 09:30:12 MESZ hat Lumen <help@lumen.test> Folgendes geschrieben:',
  ],
  ['English, weekday first', 'Tuesday, June 3, 2025, 9:30:12 AM, you wrote:'],
  ['English, month first', 'Jun 3, 2025, 09:30 by help@lumen.test:'],
  ['English, webmail', 'Quoting Lumen Support <help@lumen.test>:'],
  ['Italian, Tutanota', '3 giu 2025, 09:30 da help@lumen.test:'],
  ['Greek', 'Στις Τρί 3 Ιουν 2025 στις 9:30 π.μ., ο χρήστης Lumen <help@lumen.test> έγραψε:'],
  ['Vietnamese', 'Vào 09:30 3 tháng 6, 2025, Lumen <help@lumen.test> đã viết:'],
  ['Indonesian', 'Pada Sel, 3 Jun 2025 pukul 09.30 Lumen <help@lumen.test> menulis:'],
  ['Romanian', 'Pe mar., 3 iun. 2025 la 09:30, Lumen Support <help@lumen.test> a scris:'],
  ['Ukrainian', 'вт, 3 черв. 2025 р. о 09:30 Lumen Support <help@lumen.test> пише:'],
]

test.each(ATTRIBUTIONS)('cuts the history below a line in %s', (_, line) => {
  const { text, quotedText } = extractReply({ text: `Here it is.\n\nAda\n\n${line}\n\n${QUOTED}\n` })
  expect(text).toBe('Here it is.\n\nAda')
  expect(quotedText).toBe(`${line}\n\n${QUOTED}`)
})

test.each(ATTRIBUTIONS.filter(([, line]) => line.includes('@')))(
  'cuts unmarked history below a line in %s',
  (_, line) => {
    const { text } = extractReply({
      text: `Here it is.\n${line}\nCould you send us a photo?\nKind regards\n`,
    })
    expect(text).toBe('Here it is.')
  },
)

test.each([
  'On Monday I wrote:\nplease call me at 9:30',
  'On the other hand, we ordered on 3 June 2025.\nThat was before.',
  'Am Montag schrieb ich schon einmal, am 3.6.2025 um 9:30 auch.\nBitte melden Sie sich.',
  'The label says:\n2025-06-03 09:30\nIs that right?',
  'My times: 09:30, 10:30\nMy mail: ada@shop.test\nThanks',
  'Le 3 juin 2025 à 9:30 je serai là.\nMerci',
  'She wrote: no.\nI wrote: yes.',
])('keeps ordinary sentences that resemble such lines: %s', (text) => {
  expect(extractReply({ text })).toEqual({ text, quotedText: '' })
})
