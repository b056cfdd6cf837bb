import type { ParsedMail } from '../parse-mail.ts'

/** How a mail is signed or encrypted. Recognised only: no signature is checked and nothing is decrypted. */
export type Protection = 'smime_signed' | 'smime_encrypted' | 'pgp_signed' | 'pgp_encrypted'

/**
 * What a mail's type, files and text say of its protection (RFC 8551, RFC 3156, RFC 9580 armor), encryption
 * before signatures; null for an ordinary mail. Armor counts at the top of the text only, not where it is quoted.
 */
export function protectionOf(mail: Pick<ParsedMail, 'headers' | 'attachments' | 'text'>): Protection | null {
  const type = mail.headers.find(({ name }) => name === 'content-type')?.value ?? ''
  const found = new Set([byType(type), ...mail.attachments.slice(0, 50).map(byFile), byArmor(mail.text)])
  return ORDER.find((protection) => found.has(protection)) ?? null
}

const ORDER: Protection[] = ['pgp_encrypted', 'smime_encrypted', 'pgp_signed', 'smime_signed']

const TYPES: [RegExp, Protection][] = [
  [/^multipart\/encrypted\b.*\bpgp-encrypted/is, 'pgp_encrypted'],
  [/^application\/pgp-encrypted\b/i, 'pgp_encrypted'],
  [/^(?:multipart\/signed\b.*\b|application\/)pgp-signature/is, 'pgp_signed'],
  [/^(?:multipart\/signed\b.*\b|application\/)(?:x-)?pkcs7-signature/is, 'smime_signed'],
  [/^application\/(?:x-)?pkcs7-mime\b.*\bsmime-type\s*=\s*"?signed-data/is, 'smime_signed'],
  [/^application\/(?:x-)?pkcs7-mime\b.*\bsmime-type\s*=\s*"?(?:auth-?)?enveloped-data/is, 'smime_encrypted'],
]

function byType(contentType: string): Protection | null {
  const bounded = contentType.slice(0, 2_000)
  return TYPES.find(([pattern]) => pattern.test(bounded))?.[1] ?? null
}

/** A `smime.p7m` says in its first bytes whether it is signed or enveloped (RFC 5652 content types). */
function byFile({ contentType, filename, content }: ParsedMail['attachments'][number]): Protection | null {
  const known = byType(contentType)
  if (known !== null) return known
  if (!/pkcs7-mime$/i.test(contentType) && !/\.p7m$/i.test(filename)) return null
  const head = Buffer.from(content.subarray(0, 60))
  return CONTENT_TYPES.find(([id]) => head.includes(id))?.[1] ?? null
}

const CONTENT_TYPES: [Buffer, Protection][] = [
  [Buffer.from('2a864886f70d010702', 'hex'), 'smime_signed'],
  [Buffer.from('2a864886f70d010703', 'hex'), 'smime_encrypted'],
  [Buffer.from('2a864886f70d0109100117', 'hex'), 'smime_encrypted'],
]

function byArmor(text: string): Protection | null {
  const top = text.slice(0, 20_000)
  if (/^-----BEGIN PGP MESSAGE-----\s*$/m.test(top)) return 'pgp_encrypted'
  return /^-----BEGIN PGP SIGNED MESSAGE-----\s*$/m.test(top) ? 'pgp_signed' : null
}
