import { expect, test } from 'vitest'
import { extractReply } from '../extract-reply.ts'

type Mail = { text?: string; html?: string; subject?: string }

const A = 'On Tue, 3 Jun 2025 at 09:30, Lumen <help@lumen.test> wrote:'

/** Name, mail, and the words in it that are new. */
const MAILS: [string, Mail, string][] = [
  [
    'hey html',
    {
      html: '<div class="trix-content"><div>Hello</div></div><div><br>On June 3, 2025, Lumen Desk &lt;help@lumen.test&gt; wrote:<br></div><blockquote><div class="trix-content">Old words</div></blockquote>',
    },
    'Hello',
  ],
  [
    'superhuman html',
    {
      html: '<html><body><div><div>Hello</div><br><div class="sh-signature"><div class="gmail_signature">Sent via <a href="x">Superhuman</a></div></div></div><br><div><div class="gmail_quote">On Tue, Jun 03, 2025 at 9:30 AM, Lumen Desk <span>&lt;<a>help@lumen.test</a>&gt;</span> wrote:<br><blockquote class="gmail_quote sh-color-black">Old</blockquote></div></div></body></html>',
    },
    'Hello',
  ],
  [
    'front html',
    {
      html: '<div>Hello</div><br><div class="front-signature">Ada<br>Shop</div><br><div class="front-blockquote"><div>On June 3, 2025, help@lumen.test wrote:</div><blockquote>Old</blockquote></div>',
    },
    'Hello',
  ],
  [
    'airmail with a signature of its own',
    {
      html: '<div id="bloop_customfont">Hello</div><br><div id="bloop_sign_1"><div>Ada</div></div><br><p class="airmail_on">On 3 June 2025 at 09:30:00, Lumen (<a>help@lumen.test</a>) wrote:</p><blockquote type="cite" class="clean_bq">Old</blockquote>',
    },
    'Hello',
  ],
  [
    'missive',
    {
      html: '<div>Hello</div><div class="missive_quote">On June 3, 2025 at 9:30 AM, Lumen &lt;help@lumen.test&gt; wrote:<blockquote>Old</blockquote></div>',
    },
    'Hello',
  ],
  [
    'web.de',
    {
      html: '<div style="font-family: Verdana"><div>Hello</div><div><div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Dienstag, 3. Juni 2025<br><b>Von:</b>&nbsp;Lumen &lt;help@lumen.test&gt;<br><b>An:</b>&nbsp;ada@shop.test<br><b>Betreff:</b>&nbsp;Lampe</div><div name="quoted-content">Old</div></div></div></div>',
    },
    'Hello',
  ],
  [
    'mail.ru',
    {
      html: '<HTML><BODY><div>Hello<br><br>Ada<br><br></div>Tue, 3 Jun 2025 09:30 от Lumen Desk &lt;help@lumen.test&gt;:<br><blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;"><div>Old</div></blockquote></BODY></HTML>',
    },
    'Hello\n\nAda',
  ],
  [
    'mail.ru en',
    {
      html: '<HTML><BODY><p>Hello</p>Вторник, 3 июня 2025, 9:30 +03:00 от Lumen &lt;help@lumen.test&gt;:<br><blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;"><div>Old</div></blockquote></BODY></HTML>',
    },
    'Hello',
  ],
  [
    'comcast',
    {
      html: '<html><body><div style=\'font-family: Arial\'>Hello<br><br>Ada<br><br><hr id="zwchr"><b>From: </b>"Lumen" &lt;help@lumen.test&gt;<br><b>To: </b>ada@shop.test<br><b>Sent: </b>Tuesday, June 3, 2025 9:30:12 AM<br><b>Subject: </b>Lamp<br><br>Old</div></body></html>',
    },
    'Hello\n\nAda',
  ],
  [
    'yandex',
    {
      html: '<div>Hello</div><div>&nbsp;</div><div>Thanks,</div><div>Ada</div><div>&nbsp;</div><div>03.06.2025, 09:30, "Lumen" &lt;help@lumen.test&gt;:</div><blockquote type="cite"><div>Old</div></blockquote>',
    },
    'Hello\n\nThanks,\nAda',
  ],
  [
    'outlook 2003',
    {
      html: '<html><body><div><p class=MsoNormal>Hello<o:p></o:p></p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>Ada</p><div><div class=MsoNormal align=center style="text-align:center"><font><span><hr size=3 width="100%" align=center tabIndex=-1></span></font></div><p class=MsoNormal><b><font><span style="font-weight:bold">From:</span></font></b> Lumen [mailto:help@lumen.test] <br><b>Sent:</b> Tuesday, June 3, 2025 9:30 AM<br><b>To:</b> ada@shop.test<br><b>Subject:</b> Lamp</p></div><p>Old</p></div></body></html>',
    },
    'Hello\n\nAda',
  ],
  [
    'outlook 2003 cs',
    {
      html: '<div><p class=MsoNormal>Hello</p><div><div class=MsoNormal align=center><hr size=2 width="100%" align=center tabindex=-1></div><p class=MsoNormal><b>Desconocido:</b> Lumen<br></p></div><p>Old</p></div>',
    },
    'Hello',
  ],
  [
    'fw outlook html',
    {
      subject: 'Fwd: Lamp',
      html: '<div>Look</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Lumen<br><b>Sent:</b> now</div><div>Your bill</div>',
    },
    'Look\nFrom: Lumen\nSent: now\nYour bill',
  ],
  [
    'apple fwd html',
    {
      html: '<div>Look<br><div><br><blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>From: </b>Lumen</div><div>Your bill</div></blockquote></div></div>',
    },
    'Look\n> Begin forwarded message:\n>\n> From: Lumen\n> Your bill',
  ],
  [
    'tb fwd html',
    {
      html: '<p>Look</p><div class="moz-forward-container"><br>-------- Forwarded Message --------<table class="moz-email-headers-table"><tr><th>Subject: </th><td>Lamp</td></tr></table><br>Your bill</div>',
    },
    'Look\n-------- Forwarded Message --------\nSubject: Lamp\nYour bill',
  ],
  [
    'forward of history deeper',
    {
      html: `<div>Thanks</div><div class="yahoo_quoted"><div>${A.replace(/</g, '&lt;').replace(/>/g, '&gt;')}</div><div>FYI<br>---------- Forwarded message ----------<br>Old</div></div>`,
    },
    'Thanks',
  ],
  [
    'inline html apple',
    {
      html: '<div>Hi,</div><div><blockquote type="cite"><div>On 3 Jun 2025, at 09:30, Lumen &lt;help@lumen.test&gt; wrote:</div><div>Which size?</div></blockquote><div>Large</div><blockquote type="cite"><div>Which colour?</div></blockquote><div>Red</div><br><blockquote type="cite"><div>Bye</div></blockquote></div>',
    },
    'Hi,\n> On 3 Jun 2025, at 09:30, Lumen <help@lumen.test> wrote:\n> Which size?\nLarge\n> Which colour?\nRed',
  ],
  [
    'only bottom answer html',
    { html: '<blockquote type="cite"><div>Which size?</div></blockquote><div>Large</div>' },
    'Large',
  ],
  [
    'bottom answer gmail',
    {
      html: '<div class="gmail_quote"><div class="gmail_attr">On x wrote:</div><blockquote class="gmail_quote">Which size?</blockquote></div><div>Large</div>',
    },
    'Large',
  ],
  [
    'outlook ios html',
    {
      html: '<div dir="ltr">Hello</div><div id="ms-outlook-mobile-signature"><div></div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg"><b>From:</b> Lumen<br></div><div>Old</div>',
    },
    'Hello',
  ],
  [
    'samsung html',
    {
      html: '<div dir="auto">Hello</div><div id="composer_signature" dir="auto"><div style="font-size:12px">Sent from my Galaxy</div></div><div><br></div><div style="font-size:100%;color:#000000"><!-- originalMessage --><div>-------- Original message --------</div><div>From: Lumen &lt;help@lumen.test&gt; </div><div>Date: 6/3/25  9:30 AM  (GMT+01:00) </div><div>To: Ada </div><div>Subject: Lamp </div><div><br></div></div><div>Old</div>',
    },
    'Hello',
  ],
  [
    'gmail android',
    {
      html: '<div dir="auto">Hello</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Tue, 3 Jun 2025, 09:30 Lumen, &lt;<a>help@lumen.test</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">Old</blockquote></div>',
    },
    'Hello',
  ],
  [
    'gmail sig between',
    {
      html: '<div dir="ltr">Hello</div><br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">Ada<br>Shop</div><br><div class="gmail_quote">x</div>',
    },
    'Hello',
  ],
  [
    'outlook new mac',
    {
      html: '<div class="WordSection1"><p class="MsoNormal">Hello</p><div id="mail-editor-reference-message-container"><div><div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From: </b>Lumen</p></div><p>Old</p></div></div></div></div>',
    },
    'Hello',
  ],
  [
    'OutlookMessageHeader',
    {
      html: '<div>Hello</div><div class="OutlookMessageHeader" lang="en-us" dir="ltr" align="left">-----Original Message-----<br><b>Xyz:</b> Lumen</div><div>Old</div>',
    },
    'Hello',
  ],
]

test.each(MAILS)('tells new from old in HTML of a program: %s', (_, mail, own) => {
  expect(words(extractReply(mail).text)).toBe(words(own))
})

/** Compared by words and marks: white space is what each form makes of it. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
