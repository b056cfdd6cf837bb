import { expect, test } from 'vitest'
import { sniffFile } from './sniff.ts'

const sniff = (filename: string, contentType: string, content: string | Buffer) =>
  sniffFile({ filename, contentType, content: Buffer.from(content as string) })

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
const PROGRAM = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(200)])

test.each([
  ['photo.jpg', 'image/jpeg', PNG, 'image/png', false],
  ['scan.bin', 'application/octet-stream', Buffer.from('%PDF-1.7\n'), 'application/pdf', false],
  ['notes.txt', 'text/plain', 'two < three', 'text/plain', false],
  ['list.csv', 'text/csv', 'a,b\n1,2', 'text/csv', false],
  ['mail.eml', 'message/rfc822', 'Subject: <html>', 'message/rfc822', false],
  ['empty.png', 'image/png', '', 'image/png', false],
  ['logo.png', 'image/png', '<svg xmlns="x"><script>1</script></svg>', 'image/svg+xml', true],
  ['photo.png', 'image/png', '\ufeff \n<!DOCTYPE html><script>1</script>', 'text/html', true],
  ['prices.xls', 'application/vnd.ms-excel', '<html><body>1', 'text/html', true],
  ['a.xml', 'text/xml', '<a xmlns="http://www.w3.org/1999/xhtml"/>', 'text/html', true],
  ['setup.txt', 'text/plain', PROGRAM, 'application/x-msdownload', true],
  ['bill.pdf.exe', 'application/pdf', 'x', 'application/pdf', true],
  ['bill.JS', 'text/plain', 'x', 'text/plain', true],
  ['macro.docm', 'application/octet-stream', 'x', 'application/octet-stream', true],
  ['run', 'application/x-sh', 'x', 'application/x-sh', true],
  ['shop.com.pdf', 'application/pdf', '%PDF-1.7', 'application/pdf', false],
])(
  'tells what %s sent as %s is by its bytes',
  async (filename, declared, content, contentType, dangerous) => {
    expect(await sniff(filename, declared, content)).toEqual({ contentType, dangerous })
  },
)

test('reads markup in UTF-16', async () => {
  const content = Buffer.from('\ufeff<html><script>1</script>', 'utf16le')
  expect(await sniff('a.txt', 'text/plain', content)).toEqual({ contentType: 'text/html', dangerous: true })
})

test('keeps the office type of a zip, and warns of macros and programs in it', async () => {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  expect(await sniff('a.docx', word, zip(['[Content_Types].xml', 'word/document.xml']))).toEqual({
    contentType: word,
    dangerous: false,
  })
  expect(await sniff('a.docx', word, zip(['word/vbaProject.bin']))).toMatchObject({ dangerous: true })
  expect(await sniff('a.zip', 'application/zip', zip(['bill.pdf', 'bill.scr']))).toMatchObject({
    dangerous: true,
  })
  expect(await sniff('a.zip', 'application/zip', zip(['bill.pdf']))).toEqual({
    contentType: 'application/zip',
    dangerous: false,
  })
})

test('warns of macros in an old office document', async () => {
  const head = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  const macros = Buffer.concat([head, Buffer.from('_VBA_PROJECT', 'utf16le')])
  expect(await sniff('a.doc', 'application/msword', macros)).toEqual({
    contentType: 'application/msword',
    dangerous: true,
  })
  expect(await sniff('a.doc', 'application/msword', head)).toMatchObject({ dangerous: false })
})

test('unpacks nothing: a zip that claims petabytes costs its own bytes', async () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `bomb-${index}.bin`)
  const bomb = zip(names, 0xffffffff)
  expect(await sniff('a.zip', 'application/zip', bomb)).toEqual({
    contentType: 'application/zip',
    dangerous: false,
  })
})

test.each([zip(['a']).subarray(0, 40), Buffer.from('PK\x03\x04'.repeat(50_000), 'latin1')])(
  'finishes a damaged zip',
  async (content) => {
    expect((await sniff('a.zip', 'application/zip', content)).dangerous).toBe(false)
  },
)

/** A zip of empty files with the given names, as far as its directory goes. */
function zip(names: string[], claimedSize = 0): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const name of names) {
    const local = Buffer.alloc(30 + name.length)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    local.write(name, 30)
    const entry = Buffer.alloc(46 + name.length)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(claimedSize, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    entry.write(name, 46)
    locals.push(local)
    entries.push(entry)
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...entries, end])
}
