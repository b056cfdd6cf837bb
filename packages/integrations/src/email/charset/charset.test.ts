import { expect, test } from 'vitest'
import { decodeBytes } from './charset.ts'
import { decodeWords } from './encoded-words.ts'

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex')

test.each([
  ['windows-1252', '93 80 99 94', '“€™”'],
  ['iso-8859-1', '63 61 66 e9', 'café'],
  ['Windows-1251', 'cf f0 e8 e2 e5 f2', 'Привет'],
  ['koi8-r', 'f0 d2 c9 d7 c5 d4', 'Привет'],
  ['iso-2022-jp', '1b 24 42 46 7c 4b 5c 1b 28 42', '日本'],
  ['iso-2022-jp', '1b 24 42 46 7c 1b 28 42 1b 24 42 4b 5c 1b 28 42', '日本'],
  ['"Shift_JIS"', '93 fa 96 7b', '日本'],
  ['cp932', '93 fa 96 7b', '日本'],
  ['ks_c_5601-1987', 'c7 d1 b1 db', '한글'],
  ['x-euc-kr', 'c7 d1 b1 db', '한글'],
  ['iso-2022-kr', '1b 24 29 43 0e 47 51 31 5b 0f 21', '한글!'],
  ['gb2312', 'd6 d0 ce c4', '中文'],
  ['hz-gb-2312', '7e 7b 56 50 4e 44 7e 7d 21', '中文!'],
  ['big5', 'a4 a4 a4 e5', '中文'],
  ['utf-7', '48 69 20 2b 41 4f 6b 2d 20 2b 2d', 'Hi é +'],
  ['cp850', '81 94 e1', 'üöß'],
  ['ibm437', '81 94 e1', 'üöß'],
  ['utf-16', 'fe ff 00 48 00 69', 'Hi'],
])('reads %s', (label, digits, text) => {
  expect(decodeBytes(hex(digits), label)).toBe(text)
})

test.each(['us-ascii', 'iso-8859-1', 'unknown-8bit', null])('reads UTF-8 that calls itself %s', (label) => {
  expect(decodeBytes(Buffer.from('Grüße aus Köln'), label)).toBe('Grüße aus Köln')
})

test.each([
  ['Latin text', 'Gr\xfc\xdfe aus K\xf6ln', 'Grüße aus Köln'],
  ['Cyrillic text', '\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0', 'Привет мир'],
])('guesses the charset of %s without a usable label', (_, bytes, text) => {
  for (const label of [null, 'utf-8', 'x-nonsense'])
    expect(decodeBytes(Buffer.from(bytes, 'latin1'), label)).toBe(text)
})

test('keeps UTF-8 with one damaged place as UTF-8', () => {
  expect(decodeBytes(Buffer.concat([Buffer.from('äöü'), hex('ff')]), 'utf-8')).toBe('äöü\ufffd')
})

test.each([
  ['=?utf-8?Q?Gr=C3=BC=C3=9Fe?=', 'Grüße'],
  ['=?UTF-8?B?R3LDvA==?= =?UTF-8?B?w59l?=', 'Grüße'],
  ['=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=', 'Grüße'],
  ['=?utf-8?B?R3LDvM?= =?utf-8?B?OfZQ==?=', 'Grüße'],
  ['=?utf-8*de?Q?Gr=C3=BC?= und mehr', 'Grü und mehr'],
  ['=?utf-8?Q?what??=', 'what?'],
  ['=?utf-8?Q?two words?=', 'two words'],
  ['=?utf-8?B?R3LDvA', 'Grü'],
  ['=?nonsense?B?VEVTVA=?=', 'TEST'],
  ['=?utf-8?X?same?=', '=?utf-8?X?same?='],
  ['a =?iso-2022-jp?B?GyRCRnwbKEI=?= =?iso-2022-jp?B?GyRCS1wbKEI=?= b', 'a 日本 b'],
])('decodes the encoded words of %s', (written, text) => {
  expect(decodeWords(written)).toBe(text)
})
