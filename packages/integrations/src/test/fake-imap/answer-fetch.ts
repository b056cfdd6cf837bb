import { asText, type Token } from './read-command.ts'
import type { StoredMail } from './state.ts'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const two = (value: number) => String(value).padStart(2, '0')

export function internalDate(at: Date): string {
  const day = `${String(at.getUTCDate()).padStart(2, ' ')}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()}`
  return `"${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000"`
}

/** The parts of a FETCH answer, in the order they were asked for. */
export function answerFetch(mail: StoredMail, items: readonly Token[], withModseq: boolean): Buffer {
  const parts: Buffer[] = []
  const add = (text: string, bytes?: Buffer) => {
    if (parts.length > 0) parts.push(Buffer.from(' '))
    parts.push(Buffer.from(text, 'latin1'), ...(bytes ? [bytes] : []))
  }
  const wanted = new Set(items.map((item) => asText(item).toUpperCase()))
  if (withModseq) wanted.add('MODSEQ')
  wanted.add('UID')
  for (const item of wanted) {
    const simple = simpleItems[item]
    if (simple) add(`${item} ${simple(mail)}`)
    const body = /^BODY(?:\.PEEK)?\[(HEADER)?\](?:<(\d+)\.(\d+)>)?$/.exec(item)
    if (!body) continue
    const [, header, from, size] = body
    const whole = header ? mail.raw.subarray(0, headEnd(mail.raw)) : mail.raw
    const start = Number(from ?? 0)
    const bytes = from === undefined ? whole : whole.subarray(start, start + Number(size))
    add(`BODY[${header ?? ''}]${from === undefined ? '' : `<${start}>`} {${bytes.length}}\r\n`, bytes)
  }
  return Buffer.concat(parts)
}

const simpleItems: Record<string, (mail: StoredMail) => string> = {
  UID: (mail) => String(mail.uid),
  FLAGS: (mail) => `(${[...mail.flags].join(' ')})`,
  INTERNALDATE: (mail) => internalDate(mail.at),
  'RFC822.SIZE': (mail) => String(mail.raw.length),
  MODSEQ: (mail) => `(${mail.modseq})`,
}

export function headEnd(raw: Buffer): number {
  const end = raw.indexOf('\r\n\r\n')
  return end < 0 ? raw.length : end + 4
}
