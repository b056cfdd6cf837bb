import { expect, test } from 'vitest'
import { fileAddress, imageAddress, personalAddress, webAddress } from './addresses.ts'

test.each([
  ['https://x.test/Shared Documents/Price list.xlsx', 'https://x.test/Shared%20Documents/Price%20list.xlsx'],
  ['https://x.test/?q=a b#c d', 'https://x.test/?q=a%20b#c%20d'],
  ["https://en.wiki.test/wiki/Murphy's_law", 'https://en.wiki.test/wiki/Murphy%27s_law'],
  ['https://x.test/?q=`a`', 'https://x.test/?q=%60a%60'],
  ['https://x.test/?q="a"', 'https://x.test/?q=%22a%22'],
  ['https://x.test/a\u00a0b\u202ec\u000bd', 'https://x.test/a%C2%A0b%E2%80%AEc%0Bd'],
  ['https://fa.test/می\u200cخواهم', 'https://fa.test/می\u200cخواهم'],
  ['https://نامه\u200cای.test/', 'https://نامه\u200cای.test/'],
  ['\u0001 https://x.test/\u200b \n', 'https://x.test/'],
  ['ht\ttps://x.te\nst/a\r\n    b', 'https://x.test/ab'],
  ['http:// www.x\u200b.test', 'http://www.x.test'],
  ['//x.test/a b', 'https://x.test/a%20b'],
  ['https://x.test/a%20b?{{c}}[1]|é', 'https://x.test/a%20b?{{c}}[1]|é'],
])('of the web address %j it keeps %j', (written, kept) => {
  expect(webAddress(written)).toBe(kept)
  expect(webAddress(kept)).toBe(kept)
})

test.each([
  'javascript:alert(1)',
  'java\u200bscript:alert(1)',
  'ht\u200btps://x.test',
  'h ttps://x.test',
  'data:text/html,x',
  'x:https://x.test',
  '/relative',
  '',
  'https://',
  'https:\\\\x.test',
  'https://x.test\\@y.test',
  'https://x.test/<b>',
  'https://x.test"onclick=alert(1)',
  "https://o'brien@x.test",
  'https://pay\u200cpal.test',
  `https://x.test/${'a'.repeat(8_000)}`,
  `https://x.test/${"'".repeat(3_000)}`,
])('takes %.40j for no web address', (written) => {
  expect(webAddress(written)).toBeNull()
})

test.each([
  ["mailto:o'brien@x.test", "mailto:o'brien@x.test"],
  ['MAILTO: a@b.test, c@d.test', 'MAILTO:a@b.test,c@d.test'],
  [
    'mailto:a@b.test?subject=My "old" lamp\n&body=It\'s',
    "mailto:a@b.test?subject=My%20%22old%22%20lamp&body=It's",
  ],
  ['tel:+49 30 123', 'tel:+4930123'],
])('of the address %j it keeps %j', (written, kept) => {
  expect(personalAddress(written)).toBe(kept)
  expect(personalAddress(kept)).toBe(kept)
})

test.each([
  'mailto:',
  'mailto:"a b"@c.test',
  'mailto:Bo <bo@x.test>',
  'tel:',
  'tel:"1"',
  'sms:1',
  'xmailto:a@b.test',
])('takes %j for no address of anybody', (written) => {
  expect(personalAddress(written)).toBeNull()
})

test('keeps addresses of files of the mail, and images in their address', () => {
  expect(fileAddress("CID:o'brien 1.png@x")).toBe('cid:o%27brien1.png@x')
  expect(fileAddress('cid:<a@b>')).toBeNull()
  expect(fileAddress(`cid:${"'".repeat(300)}`)).toBeNull()
  expect(imageAddress('data:image/png;base64,iVBO\n Rw0=')).toBe('data:image/png;base64,iVBORw0=')
  expect(imageAddress('data:image/svg+xml;base64,PHN2Zz4=')).toBeNull()
})

test.each([' ', '\n', '\u200b', "'", 'https://', 'mailto:', '%'])('finishes a megabyte of %j', (piece) => {
  const long = piece.repeat(1_000_000 / piece.length)
  for (const written of [long, `https://x.test/${long}y`, `mailto:${long}y`, `cid:${long}y`])
    for (const address of [webAddress, personalAddress, fileAddress, imageAddress])
      expect(address(written)?.length ?? 0).toBeLessThanOrEqual(8_000)
})
