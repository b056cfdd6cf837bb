import { generateKeyPairSync } from 'node:crypto'
import { Readable } from 'node:stream'
import { dkimSign } from 'mailauth'
import { expect, test } from 'vitest'
import { authenticate, checkSignatures } from './authenticate.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

const zone: Record<string, string[]> = {
  'TXT shop.example': ['v=spf1 ip4:203.0.113.7 -all'],
  'TXT s1._domainkey.shop.example': [`v=DKIM1; k=rsa; p=${key}`],
  'TXT _dmarc.shop.example': ['v=DMARC1; p=reject'],
  'TXT quiet.example': ['v=spf1 ?all'],
}

const asked: string[] = []

async function resolver(domain: string, type: string): Promise<string[][]> {
  asked.push(`${type} ${domain}`)
  const found = zone[`${type} ${domain}`]
  if (!found) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
  return found.map((text) => [text])
}

const mail = (from: string, text = 'Where is my order?') =>
  `From: ${from}\r\nTo: support@ours.example\r\nSubject: Hello\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@shop.example>\r\n\r\n${text}\r\n`

async function signed(from: string, text?: string): Promise<string> {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const signature = { signingDomain: 'shop.example', selector: 's1', privateKey: pem }
  const { signatures } = await dkimSign(mail(from, text), { ...signature, signatureData: [signature] })
  return signatures + mail(from, text)
}

const bytes = (text: string) => new TextEncoder().encode(text)
const from = { ip: '203.0.113.7', helo: 'mx.shop.example', mailFrom: 'ada@shop.example' }
const elsewhere = { ip: '198.51.100.9', helo: 'evil.example', mailFrom: 'ada@shop.example' }

test('confirms a mail that its domain signed and sent', async () => {
  expect(await authenticate(bytes(await signed('ada@shop.example')), from, { resolver })).toEqual({
    by: 'own',
    spf: 'pass',
    dkim: 'pass',
    dmarc: 'pass',
    signedBy: 'shop.example',
    policy: 'reject',
    vouchedBy: null,
  })
})

test('finds a forged author: neither the server nor a signature is the domain’s own', async () => {
  const found = await authenticate(bytes(mail('ada@shop.example')), elsewhere, { resolver })
  expect(found).toMatchObject({ spf: 'fail', dkim: 'none', dmarc: 'fail', policy: 'reject', signedBy: null })
})

test('finds that a signed mail was changed on its way', async () => {
  const changed = (await signed('ada@shop.example')).replace('Where is', 'Cancel')
  expect(await authenticate(bytes(changed), elsewhere, { resolver })).toMatchObject({
    dkim: 'neutral',
    dmarc: 'fail',
  })
})

test('a signature survives forwarding, which the address does not', async () => {
  const found = await authenticate(bytes(await signed('ada@shop.example')), elsewhere, { resolver })
  expect(found).toMatchObject({ spf: 'fail', dkim: 'pass', dmarc: 'pass' })
})

test('a domain that promises nothing confirms nothing', async () => {
  const found = await authenticate(
    bytes(mail('x@quiet.example')),
    { ...elsewhere, mailFrom: 'x@quiet.example' },
    { resolver },
  )
  expect(found).toMatchObject({ spf: 'neutral', dkim: 'none', dmarc: 'none', policy: null })
})

test.each(['127.0.0.1', '10.1.2.3', '::1', '192.168.0.4', 'not an address', '::ffff:10.0.0.1'])(
  'does not judge a mail handed in from %s',
  async (ip) => {
    expect((await authenticate(bytes(mail('ada@shop.example')), { ...from, ip }, { resolver })).by).toBe(
      'none',
    )
  },
)

test('name servers that do not answer leave the mail unjudged, and do not hold it up', async () => {
  const silent = () => new Promise<never>(() => undefined)
  const found = await authenticate(bytes(await signed('ada@shop.example')), from, {
    resolver: silent,
    timeoutMs: 50,
  })
  expect(found).toMatchObject({ by: 'own', spf: 'temperror', dkim: 'temperror', dmarc: 'temperror' })
})

test('asks no more than forty questions, whatever the mail demands', async () => {
  asked.length = 0
  const many = Array.from(
    { length: 300 },
    (_, i) => `DKIM-Signature: v=1; a=rsa-sha256; d=d${i}.example; s=s; h=from; bh=AA==; b=AA==\r\n`,
  )
  await authenticate(bytes(many.join('') + mail('ada@shop.example')), from, { resolver })
  expect(asked.length).toBeLessThanOrEqual(40)
})

test.each(['', '\r\n\r\n', 'From: \r\n\r\n', 'DKIM-Signature: ;;;=\r\nFrom: a@b\r\n\r\nx', '\0\0\0'])(
  'does not fail on %j',
  async (text) => {
    expect((await authenticate(bytes(text), from, { resolver })).dmarc).not.toBe('pass')
  },
)

const checked = (text: string) => checkSignatures(bytes(text), { resolver })

test('a mail that another server received is confirmed by a signature of its author’s domain', async () => {
  const before = asked.length
  expect(await checked(await signed('ada@shop.example'))).toEqual({
    by: 'own',
    spf: 'none',
    dkim: 'pass',
    dmarc: 'pass',
    signedBy: 'shop.example',
    policy: 'reject',
    vouchedBy: null,
  })
  expect(asked.slice(before)).not.toContain('TXT shop.example')
})

test('without a signature that holds only the wish of the author’s domain is told, never a failure', async () => {
  const unsigned = { by: 'own', spf: 'none', dkim: 'none', dmarc: 'none', signedBy: null, policy: 'reject' }
  expect(await checked(mail('ada@shop.example'))).toMatchObject(unsigned)
  const changed = (await signed('ada@shop.example')).replace('Where is', 'Cancel')
  expect(await checked(changed)).toMatchObject({ ...unsigned, dkim: 'neutral' })
})

test('a mail that neither a signature nor a policy speaks of is left unjudged', async () => {
  expect((await checked(mail('x@quiet.example'))).by).toBe('none')
  expect((await checked('')).by).toBe('none')
  const silent = () => new Promise<never>(() => undefined)
  const late = await checkSignatures(bytes(mail('ada@shop.example')), { resolver: silent, timeoutMs: 50 })
  expect(late.by).toBe('none')
})

async function* inPieces(raw: Uint8Array, size = 10_000) {
  for (let at = 0; at < raw.length; at += size) yield Buffer.from(raw.subarray(at, at + size))
}
const streamed = (raw: Uint8Array) => Readable.from(inPieces(raw), { objectMode: false })

test('a mail that comes in pieces is judged like one that comes whole', async () => {
  const raw = bytes(await signed('ada@shop.example', `${'A line of text.\r\n'.repeat(20_000)}`))
  expect(await authenticate(streamed(raw), from, { resolver })).toEqual(
    await authenticate(raw, from, { resolver }),
  )
})

test('a line or headers without an end are not followed to it', async () => {
  const line = bytes(await signed('ada@shop.example', 'a'.repeat(2_000_000)))
  const headers = bytes(`${'X-More: and more\r\n'.repeat(100_000)}${mail('ada@shop.example')}`)
  for (const raw of [line, headers])
    expect(await authenticate(streamed(raw), from, { resolver })).toMatchObject({
      dkim: 'permerror',
      dmarc: 'permerror',
    })
})
