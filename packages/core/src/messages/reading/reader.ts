import { Tinypool } from 'tinypool'
import { readMail } from '../inbound/received-mail.ts'

/** What the thread for large mails runs. Its large files are handed back and not copied. */
export default async function read(raw: Uint8Array) {
  const mail = await readMail(raw)
  const moved = mail.files.flatMap(({ content }) => (isMovable(content) ? [content.buffer] : []))
  return Tinypool.move({ [Tinypool.transferableSymbol]: moved, [Tinypool.valueSymbol]: mail } as never)
}

/** Small ones lie beside others in memory that is shared. */
function isMovable({ buffer, byteLength }: Uint8Array): boolean {
  return byteLength > 64 * 1024 && byteLength === buffer.byteLength
}
