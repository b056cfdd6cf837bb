import { expect, test } from 'vitest'
import { extractReply } from '../../extract-reply.ts'

const QUOTED = '> Could you send us a photo of the lamp?\n>\n> Kind regards'

/** The line above quoted text by program and language. */
const ATTRIBUTIONS: [string, string][] = [
  ['Apple, en 12h', 'On Jun 3, 2025, at 9:30\u202fAM, Lumen Support <help@lumen.test> wrote:'],
  ['Apple, es', 'El 3 jun 2025, a las 9:30, Lumen Support <help@lumen.test> escribió:'],
  ['Apple, pt', 'Em 3 de jun. de 2025, à(s) 09:30, Lumen Support <help@lumen.test> escreveu:'],
  ['Apple, pt-PT', 'No dia 03/06/2025, às 09:30, Lumen Support <help@lumen.test> escreveu:'],
  ['Apple, it', 'Il giorno 3 giu 2025, alle ore 09:30, Lumen Support <help@lumen.test> ha scritto:'],
  ['Apple, nl', 'Op 3 jun 2025, om 09:30 heeft Lumen Support <help@lumen.test> het volgende geschreven:'],
  ['Apple, pl', 'Wiadomość napisana przez Lumen Support <help@lumen.test> w dniu 03.06.2025, o godz. 09:30:'],
  ['Apple, sv', '3 juni 2025 kl. 09:30 skrev Lumen Support <help@lumen.test>:'],
  ['Apple, da', 'Den 3. jun. 2025 kl. 09.30 skrev Lumen Support <help@lumen.test>:'],
  ['Apple, no', '3. jun. 2025 kl. 09:30 skrev Lumen Support <help@lumen.test>:'],
  ['Apple, fi', 'Lumen Support <help@lumen.test> kirjoitti 3.6.2025 kello 9.30:'],
  ['Apple, ru', '3 июня 2025 г., в 09:30, Lumen Support <help@lumen.test> написал(а):'],
  ['Apple, cs', '3. 6. 2025 v 9:30, Lumen Support <help@lumen.test>:'],
  ['Apple, tr', 'Lumen Support <help@lumen.test> şunları yazdı (3 Haz 2025 09:30):'],
  ['Apple, ko', '2025. 6. 3. 오전 9:30, Lumen Support <help@lumen.test> 작성:'],
  ['Apple, zh-TW', 'Lumen Support <help@lumen.test> 於 2025年6月3日 上午9:30 寫道：'],
  ['Apple, zh 2', '2025年6月3日 09:30，Lumen Support <help@lumen.test> 写道：'],
  ['Apple, ja 2', '2025/06/03 午前9:30、Lumen Support <help@lumen.test>のメール:'],
  ['Thunderbird, fr', 'Le 03/06/2025 à 09:30, Lumen Support a écrit :'],
  ['Thunderbird, es', 'El 3/6/25 a las 9:30, Lumen Support escribió:'],
  ['Thunderbird, it', 'Il 03/06/25 09:30, Lumen Support ha scritto:'],
  ['Thunderbird, nl', 'Op 3-6-2025 om 09:30 schreef Lumen Support:'],
  ['Thunderbird, sv', 'Den 2025-06-03 kl. 09:30, skrev Lumen Support:'],
  ['Thunderbird, pt', 'Em 03/06/2025 09:30, Lumen Support escreveu:'],
  ['Thunderbird, pt2', 'Às 09:30 de 03/06/2025, Lumen Support escreveu:'],
  ['Thunderbird, cs', 'Dne 03. 06. 25 v 9:30 Lumen Support napsal(a):'],
  ['Thunderbird, da', 'Den 03.06.2025 kl. 09.30 skrev Lumen Support:'],
  ['Thunderbird, no', 'Den 03.06.2025 09:30, skrev Lumen Support:'],
  ['Thunderbird, ja', '2025/06/03 9:30, Lumen Support wrote:'],
  ['Thunderbird, tr', '3.06.2025 09:30 tarihinde Lumen Support yazdı:'],
  ['Thunderbird, ko', '2025-06-03 오전 9:30에 Lumen Support 이(가) 쓴 글:'],
  ['Thunderbird, zh', '在 2025/6/3 9:30, Lumen Support 写道:'],
  ['Thunderbird, de new', 'Am 03.06.25 um 09:30 schrieb Lumen Support via Team:'],
  ['Gmail, en-GB', 'On Tue, 3 Jun 2025, 09:30 Lumen Support, <help@lumen.test> wrote:'],
  ['Gmail, de mobil', 'Lumen Support <help@lumen.test> schrieb am Di., 3. Juni 2025, 09:30:'],
  ['Gmail, fr mobile', 'Le mar. 3 juin 2025, 09:30, Lumen Support <help@lumen.test> a écrit :'],
  ['Gmail, pl mobile', 'wt., 3 cze 2025, 09:30 użytkownik Lumen Support <help@lumen.test> napisał:'],
  ['Gmail, it mobile', 'Il mar 3 giu 2025, 09:30 Lumen Support <help@lumen.test> ha scritto:'],
  ['Gmail, nl mobile', 'Op di 3 jun. 2025 09:30 schreef Lumen Support <help@lumen.test>:'],
  ['Gmail, es-419', 'El mar, 3 de jun. de 2025 09:30, Lumen Support <help@lumen.test> escribió:'],
  ['Gmail, ja', '2025年6月3日(火) 9:30 Lumen Support <help@lumen.test>:'],
  ['Gmail, ko', '2025년 6월 3일 (화) AM 9:30, Lumen Support <help@lumen.test>님이 작성:'],
  ['Gmail, zh-TW', 'Lumen Support <help@lumen.test> 於 2025年6月3日 週二 上午9:30寫道：'],
  ['Gmail, ru', 'вт, 3 июн. 2025 г. в 09:30, Lumen Support <help@lumen.test>:'],
  ['Gmail, cs', 'út 3. 6. 2025 v 9:30 odesílatel Lumen Support <help@lumen.test> napsal:'],
  ['Gmail, fi', 'ti 3. kesäk. 2025 klo 9.30 Lumen Support (help@lumen.test) kirjoitti:'],
  ['Gmail, tr', 'Lumen Support <help@lumen.test>, 3 Haz 2025 Sal, 09:30 tarihinde şunu yazdı:'],
  ['Outlook.com', 'On 3 Jun 2025, at 09:30, Lumen Support <help@lumen.test<mailto:help@lumen.test>> wrote:'],
  ['Outlook for Mac, de', 'Am 03.06.25, 09:30 schrieb "Lumen Support" <help@lumen.test>:'],
  ['Outlook for Mac, en', 'On 6/3/25, 9:30 AM, "Lumen Support" <help@lumen.test> wrote:'],
  ['Outlook for Mac, fr', 'Le 03/06/2025 09:30, « Lumen Support » <help@lumen.test> a écrit :'],
  ['Outlook for Mac, es', 'El 3/6/25 9:30, "Lumen Support" <help@lumen.test> escribió:'],
  ['Yahoo, fr', 'Le mardi 3 juin 2025 à 09:30:12 UTC+2, Lumen Support <help@lumen.test> a écrit :'],
  ['Yahoo, en', 'On Tuesday, June 3, 2025 at 09:30:12 AM GMT+2, Lumen Support <help@lumen.test> wrote:'],
  ['Yahoo, old', 'On Tuesday, June 3, 2025 9:30 AM, Lumen Support <help@lumen.test> wrote:'],
]

test.each(ATTRIBUTIONS)(
  'knows the line of %s wherever it was wrapped, and what stands around it',
  (_, line) => {
    for (const wrapped of wrappings(line)) {
      for (const body of [
        `Here it is.\n\n${wrapped}\n\n${QUOTED}`,
        `Here it is.\n${wrapped}\n${QUOTED}`,
        `${wrapped}\n${QUOTED}\n\nHere it is.`,
      ])
        expect(extractReply({ text: body }).text).toBe('Here it is.')
    }
  },
)

test.each(ATTRIBUTIONS.filter(([, line]) => line.includes('@')))(
  'knows the line of %s above history without marks',
  (_, line) => {
    for (const wrapped of wrappings(line))
      expect(extractReply({ text: `Here it is.\n\n${wrapped}\n\nPlease send a photo.\nBye` }).text).toBe(
        'Here it is.',
      )
  },
)

/** The line, and the line broken at each space that a wrapped line may break at. */
function wrappings(line: string): string[] {
  const spaces = [...line.matchAll(/ /g)].map(({ index }) => index).filter((index) => index > 20)
  return [line, ...spaces.map((at) => `${line.slice(0, at)}\n${line.slice(at + 1)}`)]
}
