import { expect, test } from 'vitest'
import { parseMail } from '../parse-mail.ts'

async function namesIn(head: string, encoding: BufferEncoding = 'utf8'): Promise<string[]> {
  const { attachments } = await parseMail(Buffer.from(`${head}\r\n\r\nx`, encoding))
  return attachments.map(({ filename }) => filename)
}

test.each([
  ["filename*=iso-2022-jp''%1B$B%25i%25s%25W%1B%28B.pdf", 'ランプ.pdf'],
  ["filename*=gb18030''%B5%C6.pdf", '灯.pdf'],
  ["filename*=koi8-r''%EC%C1%CD%D0%C1.pdf", 'Лампа.pdf'],
  ["filename*=windows-1252'de'Gr%FC%DFe.pdf; filename=Gruesse.pdf", 'Grüße.pdf'],
  ["filename=Gruesse.pdf; filename*=UTF-8''Gr%C3%BC%C3%9Fe.pdf", 'Grüße.pdf'],
  ["filename*1*=%9Fe.pdf; filename*0*=UTF-8''Gr%C3%BC%C3", 'Grüße.pdf'],
  ['filename*0="a long"; filename*1=" name.pdf"', 'a long name.pdf'],
  ['filename="=?utf-8?B?R3LDvMOf?=\r\n =?utf-8?B?ZS5wZGY=?="', 'Grüße.pdf'],
  ['filename==?iso-8859-1?Q?Gr=FC=DFe=2Epdf?=', 'Grüße.pdf'],
  ['filename="Grüße.pdf"', 'Grüße.pdf'],
  ['filename=Grüße und mehr.pdf', 'Grüße und mehr.pdf'],
  ['filename="a\\"b;c.pdf"', 'a_b;c.pdf'],
  ["filename*=utf-8''a%00b%0D%0Ac%E2%80%AEfdp.exe", 'a b cfdp.exe'],
  ["filename*=utf-8''..%5C..%2Fetc%2Fpasswd", 'passwd'],
  ["filename*=utf-8''%", '%'],
])('reads the name %s', async (parameters, name) => {
  const head = `Content-Type: application/pdf\r\nContent-Disposition: attachment; ${parameters}`
  expect(await namesIn(head)).toEqual([name])
})

test('reads a name in bytes without a label', async () => {
  expect(await namesIn('Content-Type: application/pdf; name="Grüße.pdf"', 'latin1')).toEqual(['Grüße.pdf'])
})

test.each([
  ['Content-Type: message/rfc822\r\n\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=', ['Grüße.eml']],
  ['Content-Type: message/global\r\n\r\nSubject: Grüße', ['Grüße.eml']],
  ['Content-Type: message/rfc822; name=old.msg\r\n\r\nSubject: x', ['old.msg.eml']],
  [
    'Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\nSubject: one\r\n\r\n1\r\n--b\r\n\r\nSubject: two\r\n\r\n2\r\n--b--',
    ['one.eml', 'two.eml'],
  ],
])('names mails inside a mail by their subject', async (head, names) => {
  expect(await namesIn(head)).toEqual(names)
})
