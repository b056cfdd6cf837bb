import { expect, test } from 'vitest'
import { extractReply } from '../extract-reply.ts'

const LINE = 'On Tue, 3 Jun 2025 at 09:30, Lumen &lt;help@lumen.test&gt; wrote:'
const OWN = '<div>Hi. It works.</div><div><br></div><div>Thanks,<br>Ada</div>'

/** Answers as mail programs send them: the customer's words are always the same. */
const MAILS: [string, string][] = [
  [
    'Gmail',
    `${OWN}<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${LINE}<br></div><blockquote class="gmail_quote" style="border-left:1px solid"><div>Hello Ada</div></blockquote></div>`,
  ],
  [
    'Gmail of old',
    `${OWN}<div class="gmail_extra"><br><div class="gmail_quote">${LINE}<div>Hello Ada</div></div></div>`,
  ],
  [
    'Outlook on the web',
    `${OWN}<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><b>Xyz:</b> Lumen<br><b>Abc:</b> now</div><div>Hello Ada</div>`,
  ],
  [
    'Outlook',
    `<div class="WordSection1">${OWN}<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Xyz:</b> Lumen</p></div></div><p>Hello Ada</p></div>`,
  ],
  [
    'Outlook 2007',
    `${OWN}<div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in'><p><b>From:</b> Lumen [mailto:help@lumen.test]<br><b>Sent:</b> now<br><b>To:</b> Ada<br><b>Subject:</b> Lamp</p></div><p>Hello Ada</p>`,
  ],
  [
    'Outlook Express',
    `${OWN}<blockquote style="border-left:#000000 2px solid"><div>----- Original Message -----</div><div><b>From:</b> Lumen</div><div>Hello Ada</div></blockquote>`,
  ],
  [
    'Windows Mail',
    `${OWN}<div style="padding-top: 5px; border-top-color: rgb(229, 229, 229); border-top-width: 1px; border-top-style: solid;"><div><b>Xyz:</b> Lumen</div></div><div>Hello Ada</div>`,
  ],
  ['Hotmail', `${OWN}<hr id="stopSpelling"><div>Hello Ada</div>`],
  ['Outlook for Mac', `${OWN}<span id="OLK_SRC_BODY_SECTION"><div>Hello Ada</div></span>`],
  [
    'Apple Mail',
    `${OWN}<div><br><blockquote type="cite"><div>${LINE}</div><br><div>Hello Ada</div></blockquote></div>`,
  ],
  [
    'iPhone',
    `${OWN}<br><div id="AppleMailSignature">Sent from my iPhone</div><div><br>On 3 Jun 2025, at 09:30, Lumen &lt;help@lumen.test&gt; wrote:<br><br></div><blockquote type="cite"><div>Hello Ada</div></blockquote>`,
  ],
  [
    'Yahoo',
    `${OWN}<div id="ydp1yahoo_quoted_99" class="yahoo_quoted"><div>${LINE}</div><div>Hello Ada</div></div>`,
  ],
  [
    'Thunderbird',
    `${OWN}<div class="moz-cite-prefix">Nonsense 3/6/25, Lumen:<br></div><blockquote type="cite" cite="mid:x"><p>Hello Ada</p></blockquote>`,
  ],
  [
    'Zimbra',
    `${OWN}<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>Xyz: </b>Lumen</div><div>Hello Ada</div>`,
  ],
  [
    'ProtonMail',
    `${OWN}<div class="protonmail_quote">${LINE}<br><blockquote class="protonmail_quote">Hello Ada</blockquote></div>`,
  ],
  [
    'GMX',
    `${OWN}<div name="quote" style="margin:10px 5px;border-left:2px solid #C3D9E5"><div><b>Xyz:</b> now</div><div>Hello Ada</div></div>`,
  ],
  [
    'Yandex',
    `${OWN}<div>03.06.2025, 09:30, "Lumen" &lt;help@lumen.test&gt;:</div><blockquote><p>Hello Ada</p></blockquote>`,
  ],
  [
    'Spark',
    `${OWN}<div name="messageSignatureSection">Ada Okafor, Shop</div><div name="messageReplySection">3. Juni 2025, Lumen:<blockquote>Hello Ada</blockquote></div>`,
  ],
  [
    'Outlook on a phone',
    `${OWN}<div id="ms-outlook-mobile-signature">Get Outlook for Android</div><div id="mail-editor-reference-message-container"><div>Hello Ada</div></div>`,
  ],
  [
    'this desk',
    `${OWN}<div class="frontdesk_quote"><div>${LINE}</div><blockquote type="cite">Hello Ada</blockquote></div>`,
  ],
  [
    'a program that only rules',
    `${OWN}<hr><div><b>From:</b> Lumen &lt;help@lumen.test&gt;<br><b>Date:</b> now<br><b>Subject:</b> Lamp</div><div>Hello Ada</div>`,
  ],
  ['a program without markup', `${OWN}<div>${LINE}</div><div>Hello Ada</div>`],
]

test.each(MAILS)('cuts the history of %s', (_, html) => {
  for (const mail of [
    { html: `<html><body>${html}</body></html>` },
    { text: 'Hi. It works. Thanks, Ada Hello Ada', html },
  ]) {
    const { text, quotedText } = extractReply(mail)
    expect(text.replace(/\s+/g, ' ')).toBe('Hi. It works. Thanks, Ada')
    expect(quotedText).toContain('Hello Ada')
  }
})

test('keeps paragraphs and lines of the HTML', () => {
  const { text } = extractReply({ html: '<p>One<br>two</p><p>Three</p><ul><li>a</li><li>b</li></ul>' })
  expect(text).toBe('One\ntwo\n\nThree\n\n * a\n * b')
})

test('keeps answers between the quoted parts of Gmail', () => {
  const html = `<div class="gmail_quote"><div class="gmail_attr">${LINE}</div><blockquote class="gmail_quote">Which size?</blockquote><div>Large</div><blockquote class="gmail_quote">Which colour?</blockquote><div>Red</div></div>`
  const { text } = extractReply({ html })
  expect(text).toContain('Large')
  expect(text).toContain('Red')
})

test('keeps a quotation that is part of what the customer says', () => {
  const { text } = extractReply({
    html: `<p>The manual says</p><blockquote>Turn left.</blockquote><p>It does not turn.</p><div>${LINE}</div><blockquote type="cite">Hello</blockquote>`,
  })
  expect(text.replace(/\s+/g, ' ')).toBe('The manual says Turn left. It does not turn.')
})

test('keeps a mail that is nothing but a quote container', () => {
  expect(extractReply({ html: '<div class="gmail_quote">My lamp is broken</div>' }).text).toBe(
    'My lamp is broken',
  )
})

test('keeps what was forwarded', () => {
  const html =
    '<div>See below</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Shop</div>Your bill</div>'
  expect(extractReply({ html }).text).toContain('Your bill')
})

test('prefers the plain text where the HTML shows no structure', () => {
  const text = 'It works.\n\nOn 3 Jun 2025, at 09:30, Lumen wrote:\n\n> Hello'
  expect(
    extractReply({ text, html: '<p>It works. On 3 Jun 2025, at 09:30, Lumen wrote: Hello</p>' }).text,
  ).toBe('It works.')
})

test('parts an attribution from the words it runs on behind', () => {
  const html = `It works. ${LINE} <blockquote>Hello Ada</blockquote>`
  expect(extractReply({ html }).text).toBe('It works.')
})

test('keeps the quotation that ends what the customer says before the history', () => {
  const html = `It says<blockquote>Turn left</blockquote><div>${LINE}<blockquote>Hello Ada</blockquote></div>`
  expect(extractReply({ html }).text.replace(/\s+/g, ' ')).toBe('It says Turn left')
})
