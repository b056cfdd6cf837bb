import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAuthenticationResults } from './authentication-results.ts'

const field = (value: string) => [{ name: 'authentication-results', value }]

test('reads what Gmail writes', () => {
  const value = `mx.google.com; dkim=pass header.i=@shop.example header.s=s1 header.b=aBc=;
    spf=pass (google.com: domain of ada@shop.example designates 203.0.113.7 as permitted; really) smtp.mailfrom=ada@shop.example;
    dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=shop.example`
  expect(readAuthenticationResults(field(value), 'mx.google.com')).toEqual({
    by: 'provider',
    spf: 'pass',
    dkim: 'pass',
    dmarc: 'pass',
    signedBy: 'shop.example',
    policy: 'reject',
    vouchedBy: null,
  })
})

test('reads what Exchange Online writes, which names nobody', () => {
  const value = `spf=fail (sender IP is 198.51.100.9) smtp.mailfrom=shop.example; dkim=none (message not signed)
    header.d=none;dmarc=fail action=quarantine header.from=shop.example;compauth=fail reason=000`
  const found = readAuthenticationResults(field(value), '')
  expect(found).toMatchObject({
    by: 'provider',
    spf: 'fail',
    dkim: 'none',
    dmarc: 'fail',
    policy: 'quarantine',
  })
})

test('one good signature among several is enough', () => {
  const value = 'mx.example; dkim=fail header.d=list.example; dkim=pass header.d=shop.example; spf=softfail'
  expect(readAuthenticationResults(field(value), 'mx.example')).toMatchObject({
    dkim: 'pass',
    signedBy: 'shop.example',
    spf: 'softfail',
  })
})

test.each([
  ['another server', 'evil.example; dmarc=pass'],
  ['a name that only begins alike', 'mx.google.com.evil.example; dmarc=pass'],
  ['nobody', 'dmarc=pass'],
  ['a name in a comment', '(mx.google.com;) evil.example; dmarc=pass'],
])('believes nothing that %s says', (_, value) => {
  expect(readAuthenticationResults(field(value), 'mx.google.com').by).toBe('none')
})

test('a field below the topmost one counts for nothing, even under the right name', () => {
  const headers = [...field('mx.evil.example; none'), ...field('mx.google.com; dmarc=pass')]
  expect(readAuthenticationResults(headers, 'mx.google.com').by).toBe('none')
})

test('never fails, and never finds a pass where none was written', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (noise) => {
      const found = readAuthenticationResults(
        field(`mx.google.com; ${noise.replaceAll(/pass/gi, '')}`),
        'mx.google.com',
      )
      expect(found.dmarc).not.toBe('pass')
    }),
  )
})
