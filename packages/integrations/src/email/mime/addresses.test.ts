import { expect, test } from 'vitest'
import { parseAddresses } from './addresses.ts'

const one = (value: string) => parseAddresses([value])

test('opens groups and takes lists apart', () => {
  expect(one('Team: Ann <ann@a.test>, bob@b.test;, undisclosed-recipients:;, Cy <cy@c.test>')).toEqual([
    { name: 'Ann', address: 'ann@a.test' },
    { name: '', address: 'bob@b.test' },
    { name: 'Cy', address: 'cy@c.test' },
  ])
})

test.each([
  ['=?utf-8?Q?boss=40victim=2Etest?=', []],
  ['=?utf-8?B?Ym9zc0B2aWN0aW0udGVzdA==?= <me@evil.test>', ['me@evil.test']],
  ['=?utf-8?Q?x=40victim.test=3E?= <me@evil.test>', ['me@evil.test']],
  ['"boss@victim.test" <me@evil.test>', ['me@evil.test']],
  ['<=?utf-8?Q?boss=40victim.test?=>', []],
  ['<=?utf-8?Q?boss?=@victim.test>', []],
  ['=?utf-8?Q?a=40victim.test=2C_b?= <me@evil.test>', ['me@evil.test']],
  ['=?utf-8?Q?boss=40victim.test?=@evil.test', []],
  ['<boss@victim.test@evil.test>', []],
  ['<=?utf-8?B?Ym9zc0B2aWN0aW0udGVzdA==?=@evil.test>', []],
  ['<me=?utf-8?Q?=40?=victim.test@evil.test>', []],
])('A29: invents no address out of %s', (value, expected) => {
  expect(one(value).flatMap(({ address }) => address || [])).toEqual(expected)
})

test('keeps a quoted local part as one address of its own domain', () => {
  expect(one('"x@evil.test y"@ours.test')).toEqual([{ name: '', address: '"x@evil.test y"@ours.test' }])
})

test.each([
  ['joe(his account)@host(at home).test', '', 'joe@host.test'],
  ['joe@host.test (Joe Public)', 'Joe Public', 'joe@host.test'],
  ['<mailto:joe@host.test>', '', 'joe@host.test'],
  ['"Joe Public" joe@host.test>', 'Joe Public', 'joe@host.test'],
  ['"boss@victim.test" joe@host.test>', 'boss@victim.test', 'joe@host.test'],
  ['<@relay.test:joe@host.test>', '', 'joe@host.test'],
  ['Jörg <jörg@münchen.test>', 'Jörg', 'jörg@münchen.test'],
  ["'Joe' <joe@host.test>", 'Joe', 'joe@host.test'],
  ['"Joe \\"X\\" P" <joe@host.test.>', 'Joe "X" P', 'joe@host.test'],
  ['=?iso-8859-1?Q?J=F8rn?= <j@host.test>', 'Jørn', 'j@host.test'],
  ['"=?utf-8?B?SsO4cm4=?=" <j@host.test>', 'Jørn', 'j@host.test'],
  ['MAILER-DAEMON', 'MAILER-DAEMON', ''],
])('reads %s', (value, name, address) => {
  expect(one(value)).toEqual([{ name, address }])
})

test('reads addresses parted by spaces alone', () => {
  expect(one('a@x.test b@y.test').map(({ address }) => address)).toEqual(['a@x.test', 'b@y.test'])
})

test('lets no line break or direction override into a name', () => {
  expect(one('=?utf-8?Q?A=0D=0ABcc:_b=40c=2Etest=E2=80=AE?= <a@b.test>')).toEqual([
    { name: 'A Bcc: b@c.test', address: 'a@b.test' },
  ])
})

test.each(['"', '(', '<', ':', 'a:', '\\"', '"@', ',<'])('survives 10,000 times %s', (piece) => {
  expect(one(piece.repeat(10_000)).every(({ address }) => address === '')).toBe(true)
})
