import type { Mark } from './lines.ts'

/** What is looked at of an element. */
export type Element = { name: string; attribs: Record<string, string> }

/** What an element of a mail's HTML holds by the habits of mail programs, or null. */
export function roleOf({ name, attribs }: Element): Exclude<Mark, 'none'> | null {
  const classes = ` ${attribs.class ?? ''} `
  const id = attribs.id ?? ''
  if (name === 'hr') return isCuttingRule(id, attribs) ? 'cut' : null
  if (CUT_IDS.test(id) || isOutlookRule(attribs.style ?? '')) return 'cut'
  if (name === 'blockquote' && / gmail_quote /.test(classes)) return 'aside'
  if (name === 'blockquote') return isCited(classes, attribs) ? 'cite' : 'block'
  if (HISTORY_CLASSES.test(classes) || HISTORY_IDS.test(id) || HISTORY_NAMES.test(attribs.name ?? ''))
    return 'history'
  const signature =
    SIGNATURE_CLASSES.test(classes) || SIGNATURE_IDS.test(id) || SIGNATURE_NAMES.test(attribs.name ?? '')
  return signature || attribs['data-smartmail'] === 'gmail_signature' ? 'signature' : null
}

const CUT_IDS =
  /^(?:x_)*(?:divRplyFwdMsg|appendonsend|replySplit|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container)$/i
const HISTORY_CLASSES =
  /\s(?:x_)*(?:gmail_quote(?:_container)?|yahoo_quoted|yahoo-quoted-begin|yahooQuotedContent|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra|frontdesk_quote|mail_android_quote|mail-quote-collapse|front-blockquote|missive_quote|replyHeader|quotedText|email_quote|cite-prefix)\s/i
const HISTORY_IDS =
  /^(?:x_)*(?:yahoo_quoted|ydp\w*yahoo_quoted|isReplyContent|reply-intro|oriMsgHtmlSeperator|zwchr)/i
const HISTORY_NAMES = /^(?:quote|messageReplySection)$/i
const SIGNATURE_CLASSES =
  /\s(?:x_)*(?:gmail_signature|moz-signature|yahoo_signature|ydp\w*signature|protonmail_signature_block|sh-signature|mobile_signature|tutanota_signature|zmail_signature|front-signature|missive_signature|email-signature|signature)\s/i
const SIGNATURE_IDS =
  /^(?:x_)*(?:Signature|AppleMailSignature|ms-outlook-mobile-signature|mail-app-auto-default-signature|gmail_signature|signature_\w*|ymail_android_signature|bloop_sign\w*|composer_signature)$/i
const SIGNATURE_NAMES = /^messageSignatureSection$/i

/** The rule that Hotmail, Zimbra and old versions of Outlook put above the answered mail. */
function isCuttingRule(id: string, attribs: Record<string, string>): boolean {
  const outlook =
    attribs.tabindex === '-1' && /^center$/i.test(attribs.align ?? '') && attribs.width === '100%'
  return outlook || /^(?:stopSpelling|zwchr)$/i.test(id) || attribs['data-marker'] === '__DIVIDER__'
}

function isCited(classes: string, attribs: Record<string, string>): boolean {
  const outlook =
    /border-left:\s?(?:#[0-9a-f]{3,6}\s\d+px\ssolid|\d+px\ssolid\s(?:#000000|rgb\(16,16,255\)|blue))/i
  return (
    /^cite$/i.test(attribs.type ?? '') ||
    /^mid:/i.test(attribs.cite ?? '') ||
    /\s(?:protonmail_quote|tutanota_quote|iosymail|yahoo_quoted|email_quote)\s/i.test(classes) ||
    outlook.test(attribs.style ?? '')
  )
}

/** The thin line that Outlook and Windows Mail draw above the headers of the answered mail. */
function isOutlookRule(style: string): boolean {
  if (!/border-top/i.test(style)) return false
  const even = style.replace(/\s+/g, ' ')
  if (/border-top: ?(?:solid |1(?:\.0)?p[tx] |#(?:e1e1e1|b5c4df|cccccc|c4c4c4) ?){2,3}/i.test(even)) {
    return /border: ?none|padding: ?3(?:\.0)?pt 0/i.test(even)
  }
  return /border-top-color: ?(?:rgb\((?:229, ?229, ?229|225, ?225, ?225|181, ?196, ?223)\)|#e5e5e5|#e1e1e1|#b5c4df)/i.test(
    even,
  )
}
