import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

test('saves unless it is asked to show', () => {
  expect(contentDisposition({})).toBe('attachment')
  expect(contentDisposition({ contentType: 'image/png' })).toBe('attachment')
  expect(contentDisposition({ contentType: 'image/png', inline: true })).toBe('inline')
  expect(contentDisposition({ inline: true })).toBe('attachment')
})

test.each([
  ['report.pdf', 'report.pdf', 'report.pdf'],
  ['C:\\temp\\list.csv', 'list.csv', 'list.csv'],
  ['../../etc/passwd', 'passwd', 'passwd'],
  ['a"b;c.txt', 'a_b;c.txt', 'a%22b%3Bc.txt'],
  ['x\r\nSet-Cookie: a=b', 'xSet-Cookie: a=b', 'xSet-Cookie%3A%20a%3Db'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe', 'invoicefdp.exe'],
  ['rÃ©sumé (1).doc', 'r__sum_ (1).doc', 'r%C3%83%C2%A9sum%C3%A9%20%281%29.doc'],
  ['100%.txt', '100_.txt', '100%25.txt'],
  ['.bashrc', 'bashrc', 'bashrc'],
  ['', 'file', 'file'],
  ['...', 'file', 'file'],
  ['\ud800.txt', '_.txt', '%EF%BF%BD.txt'],
])('writes the name %j so that no browser misreads it', (filename, plain, extended) => {
  expect(contentDisposition({ filename })).toBe(
    `attachment; filename="${plain}"; filename*=UTF-8''${extended}`,
  )
})

test('keeps the end of a name that is too long', () => {
  expect(contentDisposition({ filename: `${'x'.repeat(400)}.pdf` })).toContain(`"${'x'.repeat(146)}.pdf"`)
})
