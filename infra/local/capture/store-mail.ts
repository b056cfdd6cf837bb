import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

let stored = 0

/**
 * Writes a mail into the folder under `<UTC time>-<count>-<Message-ID>.eml`, whole or not at all, and
 * returns that name. Names sort by arrival.
 */
export async function storeMail(folder: string, raw: Buffer, now = new Date()): Promise<string> {
  stored += 1
  const time = now.toISOString().replaceAll(/[-:]/g, '')
  const name = `${time}-${String(stored).padStart(6, '0')}-${sanitizeMessageId(messageIdOf(raw))}.eml`
  const draft = join(folder, `.${name}.part`)
  await writeFile(draft, raw)
  await rename(draft, join(folder, name))
  return name
}

function messageIdOf(raw: Buffer): string {
  const text = raw.toString('latin1')
  const headers = text.slice(0, text.search(/\r?\n\r?\n/) + 1 || text.length).replaceAll(/\r?\n[ \t]+/g, ' ')
  return /^message-id:\s*<?([^\r\n>]*)/im.exec(headers)?.[1] ?? ''
}

function sanitizeMessageId(id: string): string {
  const plain = id
    .trim()
    .replaceAll(/[^A-Za-z0-9.@_+=-]/g, '_')
    .slice(0, 120)
  return plain === '' ? 'no-message-id' : plain
}
