import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'

const secret = 'a root secret that is only used by tests'
const oldKey = `2025:${randomBytes(32).toString('base64')}`
const newKey = `2026:${randomBytes(32).toString('base64')}`

/** The module as a process sees it that starts with these keys. */
async function startWith(keys: string, root = secret): Promise<typeof import('./crypto.ts')> {
  Object.assign(process.env, { FRONTDESK_SECRET: root, ENCRYPTION_KEYS: keys })
  Reflect.deleteProperty(globalThis, Symbol.for('frontdesk.once'))
  vi.resetModules()
  return import('./crypto.ts')
}

test('opens what it sealed, whatever the text', async () => {
  const { encryptSecret, decryptSecret } = await startWith('')
  for (const text of ['', 'hunter2', 'Grüße 👋', 'x'.repeat(10_000)]) {
    expect(decryptSecret(encryptSecret(text, 'row 1'), 'row 1')).toBe(text)
  }
})

test('seals the same text differently each time and names the key it used', async () => {
  const { encryptSecret } = await startWith(`${newKey},${oldKey}`)
  const [first, second] = [encryptSecret('same', 'row'), encryptSecret('same', 'row')]
  expect(first).not.toBe(second)
  expect(first).toMatch(/^v1\.2026\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/)
})

test('refuses another context, an altered text and a key it does not have', async () => {
  const { encryptSecret, decryptSecret } = await startWith(`${newKey},${oldKey}`)
  const sealed = encryptSecret('secret', 'mailbox 1')
  const flipped = [2, 3, 4].map((index) => flipPart(sealed, index))
  for (const text of ['', 'v1', 'plain text', `${sealed}.x`, ...flipped, sealed.replace('2026', '2025')]) {
    expect(() => decryptSecret(text, 'mailbox 1')).toThrow(
      expect.objectContaining({ name: 'UnreadableSecret' }),
    )
  }
  expect(() => decryptSecret(sealed, 'mailbox 2')).toThrow('does not belong to this context')
  expect(() => decryptSecret(sealed.replace('2026', '1999'), 'mailbox 1')).toThrow('1999')
})

test('opens what older keys sealed and asks for it to be sealed anew', async () => {
  const derived = (await startWith('')).encryptSecret('from the first day', 'row')
  const old = (await startWith(oldKey)).encryptSecret('from last year', 'row')
  const { decryptSecret, encryptSecret, needsReencryption } = await startWith(`${newKey}, ${oldKey}`)
  expect(decryptSecret(derived, 'row')).toBe('from the first day')
  expect(decryptSecret(old, 'row')).toBe('from last year')
  expect([derived, old, encryptSecret('new', 'row')].map(needsReencryption)).toEqual([true, true, false])
})

test('refuses a key list that is malformed or too short, without showing it', async () => {
  for (const list of ['2026', '2026:c2hvcnQ=', `${newKey};${oldKey}`]) {
    const { encryptSecret } = await startWith(list)
    expect(() => encryptSecret('x', 'row')).toThrow(/^ENCRYPTION_KEYS must list/)
  }
})

test('makes tokens that differ and stores only their hash', async () => {
  const { hashToken, randomToken } = await startWith('')
  expect(randomToken()).toMatch(/^[\w-]{43}$/)
  expect(randomToken()).not.toBe(randomToken())
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('a code is the truncated HMAC under a key derived for its purpose', async () => {
  const { mac } = await startWith('')
  const key = Buffer.from(hkdfSync('sha256', secret, 'frontdesk', 'mac:thread', 32))
  const expected = createHmac('sha256', key).update('conversation 7').digest().subarray(0, 5)
  const bits = [...expected].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const digits = bits
    .match(/.{5}/g)
    ?.map((group) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(group, 2)])
  expect(mac('thread', 'conversation 7', 5)).toBe(digits?.join(''))
  expect(mac('thread', 'conversation 7')).toMatch(/^[a-z2-7]{16}$/)
})

test('accepts its own code in any case and no other', async () => {
  const { mac, verifyMac } = await startWith('')
  const code = mac('thread', 'conversation 7')
  expect(verifyMac('thread', 'conversation 7', code.toUpperCase())).toBe(true)
  expect(verifyMac('thread', 'conversation 8', code)).toBe(false)
  expect(verifyMac('other', 'conversation 7', code)).toBe(false)
  for (const wrong of ['', code.slice(1), `${code}a`, code.replace(/.$/, '!')]) {
    expect(verifyMac('thread', 'conversation 7', wrong)).toBe(false)
  }
  const other = await startWith('', 'another root secret of sufficient size')
  expect(other.verifyMac('thread', 'conversation 7', code)).toBe(false)
})

test('compares texts of any length', async () => {
  const { equalInConstantTime } = await startWith('')
  expect(equalInConstantTime('same', 'same')).toBe(true)
  expect(equalInConstantTime('same', 'samf')).toBe(false)
  expect(equalInConstantTime('same', 'longer')).toBe(false)
})

function flipPart(sealed: string, index: number): string {
  const flip = (part: string) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1)
  return sealed
    .split('.')
    .map((part, i) => (i === index ? flip(part) : part))
    .join('.')
}
