import { crc32, deflateSync } from 'node:zlib'
import type { Random } from '../random.ts'
import type { SeedAttachment } from '../types.ts'

const makers: Record<string, { contentType: string; make: (lines: string[], random: Random) => Uint8Array }> =
  {
    png: { contentType: 'image/png', make: (_, random) => png(144, 108, random) },
    pdf: { contentType: 'application/pdf', make: (lines) => pdf(lines) },
    txt: { contentType: 'text/plain; charset=utf-8', make: (lines) => encode(`${lines.join('\n')}\n`) },
    csv: { contentType: 'text/csv; charset=utf-8', make: (lines, random) => csv(lines, random) },
  }

/** A small real file of the kind its name ends in (png, pdf, txt, csv). */
export function makeAttachment(filename: string, lines: string[], random: Random): SeedAttachment {
  const maker = makers[filename.split('.').at(-1) ?? '']
  if (!maker) throw new Error(`No way to make ${filename}`)
  return { filename, contentType: maker.contentType, content: maker.make(lines, random) }
}

/** A picture of a soft background with a few blobs and one dark line, as an 8-bit RGB PNG. */
function png(width: number, height: number, random: Random): Uint8Array {
  const tone = () => [random.int(40, 230), random.int(40, 230), random.int(40, 230)]
  const from = tone()
  const to = tone()
  const blobs = Array.from({ length: random.int(2, 5) }, () => ({
    x: random.int(0, width),
    y: random.int(0, height),
    radius: random.int(10, 34),
    colour: tone(),
  }))
  const slope = random.next() - 0.5
  const rows = new Uint8Array(height * (width * 3 + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const blob = blobs.find((each) => (x - each.x) ** 2 + (y - each.y) ** 2 < each.radius ** 2)
      const scratch = Math.abs(y - height / 2 - (x - width / 2) * slope) < 1.5
      for (let channel = 0; channel < 3; channel += 1) {
        const share = y / height
        const ground = (from[channel] ?? 0) * (1 - share) + (to[channel] ?? 0) * share
        rows[y * (width * 3 + 1) + 1 + x * 3 + channel] = scratch ? 24 : (blob?.colour[channel] ?? ground)
      }
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(
    Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function chunk(type: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(typed.length + 8)
  framed.writeUInt32BE(body.length, 0)
  typed.copy(framed, 4)
  framed.writeUInt32BE(crc32(typed), typed.length + 4)
  return framed
}

/** One A4 page of Helvetica lines; characters outside Latin-1 become question marks. */
function pdf(lines: string[]): Uint8Array {
  const shown = lines
    .flatMap((line) => line.match(/.{1,88}/gu) ?? [''])
    .slice(0, 44)
    .map((line) =>
      line
        .replace(/€/g, 'EUR ')
        .replace(/[^\x20-\xff]/g, '?')
        .replace(/[\\()]/g, '\\$&'),
    )
  const stream = `BT /F1 11 Tf 56 780 Td 16 TL\n${shown.map((line) => `(${line}) Tj T*`).join('\n')}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let document = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = document.length
    document += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = document.length
  document += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  document += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(document, 'latin1'))
}

function csv(lines: string[], random: Random): Uint8Array {
  const rows = lines.map((line, index) => `${index + 1};"${line.replace(/"/g, '""')}";${random.int(1, 400)}`)
  return encode(`\uFEFFno;text;value\r\n${rows.join('\r\n')}\r\n`)
}

function encode(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'))
}
