import { expect, test } from 'vitest'
import { extractReply } from '../extract-reply.ts'

type Mail = { text?: string; html?: string; subject?: string }

/** Name, mail, and the words in it that are new. */
const MAILS: [string, Mail, string][] = [
  [
    'outlook mso list sep',
    {
      html: `<p class="MsoNormal">Hello</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'><p class="MsoNormal"><b>Xyz:</b> Lumen</p></div></div><p>Old</p>`,
    },
    'Hello',
  ],
  [
    'outlook express bq',
    {
      html: '<DIV>Hello</DIV><BLOCKQUOTE dir=ltr style="PADDING-RIGHT: 0px; PADDING-LEFT: 5px; MARGIN-LEFT: 5px; BORDER-LEFT: #000000 2px solid; MARGIN-RIGHT: 0px"><DIV>Old</DIV></BLOCKQUOTE>',
    },
    'Hello',
  ],
  [
    'notes html',
    {
      html: '<font size=2>Hello</font><br><br><br><br><font size=1 color=#5f5f5f>From: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>Lumen/EU/Lumen</font><br><font size=1>To: </font><font>Ada/Shop@Shop</font><br><font>Date: </font><font>03.06.2025 09:30</font><br><font>Subject: </font><font>Lamp</font><br><hr noshade><br><br><font>Old</font>',
    },
    'Hello',
  ],
  [
    'notes table html',
    {
      html: '<font size=2>Hello</font><br><br><table width=100%><tr><td><font size=1><b>Lumen &lt;help@lumen.test&gt;</b></font><p><font size=1>03.06.2025 09:30</font><td><table><tr><td>To<td>ada@shop.test<tr><td>cc<td><tr><td>Subject<td>Lamp</table></table><br><font>Old</font>',
    },
    'Hello',
  ],
  [
    'zimbra',
    {
      html: '<div>Hello</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b></div><div>Old</div>',
    },
    'Hello',
  ],
  [
    'tutanota',
    {
      html: '<div>Hello</div><div><br></div><div>-- <br>Sent with Tuta</div><div><br></div><div>3 Jun 2025, 09:30 by help@lumen.test:<br></div><blockquote class="tutanota_quote">Old</blockquote>',
    },
    'Hello',
  ],
  [
    'zoho html',
    {
      html: '<div>Hello</div><br><div class="zmail_extra_hr" style="border-top:1px solid rgb(204,204,204)"></div><div class="zmail_extra" data-zbluepencil-ignore="true"><div>---- On Tue, 03 Jun 2025 09:30:12 +0200 <b>Lumen &lt;help@lumen.test&gt;</b> wrote ---</div><blockquote>Old</blockquote></div>',
    },
    'Hello',
  ],
  [
    'airmail',
    {
      html: '<div id="bloop_customfont">Hello</div><br><p class="airmail_on">On 3 June 2025 at 09:30:12, Lumen (<a>help@lumen.test</a>) wrote:</p><blockquote type="cite" class="clean_bq"><div>Old</div></blockquote>',
    },
    'Hello',
  ],
  [
    'roundcube html',
    {
      html: '<p>Hello</p><p id="reply-intro">On 2025-06-03 09:30, Lumen wrote:</p><blockquote type="cite" style="padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0">Old</blockquote>',
    },
    'Hello',
  ],
  [
    'horde',
    {
      html: '<p>Hello</p><p>Zitat von Lumen &lt;help@lumen.test&gt;:</p><blockquote type="cite" style="border-left:2px solid blue;margin-left:2px;padding-left:12px;">Old</blockquote>',
    },
    'Hello',
  ],
  [
    'bluemail',
    {
      html: '<div>Hello</div><div class="blue_signature">Get BlueMail for Android</div><div class="gmail_quote">On 3 Jun 2025, at 09:30, Lumen wrote:<blockquote class="gmail_quote">Old</blockquote></div>',
    },
    'Hello',
  ],
  [
    'icloud web',
    {
      html: '<div>Hello</div><blockquote type="cite"><div>On Jun 3, 2025, at 9:30 AM, Lumen wrote:</div>Old</blockquote>',
    },
    'Hello',
  ],
  [
    'quote styled div',
    {
      html: '<div>Hello</div><div style="border-left:1px solid #ccc;padding-left:6px"><div>On 3 June 2025, Lumen &lt;help@lumen.test&gt; wrote:</div><div>Old</div></div>',
    },
    'Hello',
  ],
  [
    'freshdesk',
    {
      html: '<div>Hello</div><div class="freshdesk_quote"><blockquote class="freshdesk_quote">On Tue, 3 Jun at 9:30 AM , Lumen &lt;help@lumen.test&gt; wrote:<br>Old</blockquote></div>',
    },
    'Hello',
  ],
]

test.each(MAILS)('tells new from old in HTML of odd shape: %s', (_, mail, own) => {
  expect(words(extractReply(mail).text)).toBe(words(own))
})

/** Compared by words and marks: white space is what each form makes of it. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
