import { randomUUID } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'

const megabyte = 1024 * 1024

/** Mails that were made to break what reads them, by what is wrong with them. Lines end as SMTP wants it. */
export function poisons(to: string): Record<string, Buffer> {
  const mail = (head: string[], body: string | Buffer) =>
    Buffer.concat([Buffer.from(`${heading(to).concat(head).join('\r\n')}\r\n\r\n`), Buffer.from(body), end])
  const parted = ['Content-Type: multipart/mixed; boundary=b']
  return {
    'ten thousand parts': mail(
      parted,
      `${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(10_000)}--b--`,
    ),
    'parts in parts': mail(parted, '--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(5_000)),
    'a zip that grows a thousandfold': mail(parted, file('report.xlsm', bomb(64 * megabyte))),
    'a charset that breaks off': mail(['Content-Type: text/plain; charset=utf-7'], '+AAA-'.repeat(100_000)),
    'no such charset': mail(['Content-Type: text/plain; charset=no-such'], Buffer.alloc(10_000, 0xfe)),
    'a header of a megabyte': mail([`X-Long: ${'a'.repeat(megabyte)}`], 'words'),
    'a hundred thousand recipients': mail([`Cc: ${'a@b.example,\r\n '.repeat(100_000)}z@b.example`], 'words'),
    'NUL bytes everywhere': mail(['X-Nul: \0\0', 'In-Reply-To: <\0@x>'], 'a\0b'.repeat(10_000)),
    'elements in elements': mail(['Content-Type: text/html'], '<b><i>'.repeat(300_000)),
    'elements closed in comments': mail(['Content-Type: text/html'], '<b><!-- </b> -->'.repeat(100_000)),
    'base64 that is none': mail(['Content-Transfer-Encoding: base64'], '=?!*'.repeat(50_000)),
    'no header at all': Buffer.concat([Buffer.from(`\r\n${randomUUID()}`), end]),
    'nothing but noise': Buffer.concat([Buffer.from(randomUUID()), Buffer.alloc(200_000, 0x9d), end]),
  }
}

/** A mail of so many megabytes. */
export function hugeMail(to: string, megabytes: number): Buffer {
  const line = `${'QUJD'.repeat(19)}\r\n`
  const head = [...heading(to), 'Content-Transfer-Encoding: base64', 'Content-Type: application/zip', '', '']
  return Buffer.concat([
    Buffer.from(head.join('\r\n')),
    Buffer.alloc(Math.floor((megabytes * megabyte) / 78) * 78, line),
  ])
}

const end = Buffer.from('\r\n')

function heading(to: string): string[] {
  return [
    `From: Mallory <mallory-${randomUUID().slice(0, 8)}@customer.example>`,
    `To: ${to}`,
    `Message-ID: <${randomUUID()}@customer.example>`,
    'Subject: Have a look',
    'MIME-Version: 1.0',
  ]
}

function file(name: string, content: Buffer): string {
  const lines = content.toString('base64').replace(/.{76}/g, '$&\r\n')
  const head = `Content-Type: application/zip; name=${name}\r\nContent-Transfer-Encoding: base64`
  return `--b\r\n\r\nSee the file.\r\n--b\r\n${head}\r\n\r\n${lines}\r\n--b--`
}

/** A zip file (APPNOTE 4.3) with one entry of zeros, which takes a thousandth of its size. */
function bomb(size: number): Buffer {
  const name = Buffer.from('xl/vbaProject.bin')
  const zeros = Buffer.alloc(size)
  const packed = deflateRawSync(zeros)
  const about = Buffer.alloc(22)
  about.writeUInt16LE(8, 4)
  about.writeUInt32LE(crc32(zeros), 10)
  about.writeUInt32LE(packed.length, 14)
  about.writeUInt32LE(size, 18)
  const lengths = Buffer.from([name.length, 0, 0, 0])
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04\x14\0', 'latin1'),
    about.subarray(2),
    lengths,
    name,
    packed,
  ])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\0\x14\0', 'latin1'),
    about.subarray(2),
    lengths,
    Buffer.alloc(14),
    name,
  ])
  const tail = Buffer.alloc(22)
  tail.write('PK\x05\x06', 'latin1')
  tail.writeUInt16LE(1, 8)
  tail.writeUInt16LE(1, 10)
  tail.writeUInt32LE(central.length, 12)
  tail.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, tail])
}
