import { headEnd } from './answer-fetch.ts'
import { inSet } from './ranges.ts'
import { asText, type Token } from './read-command.ts'
import type { StoredMail } from './state.ts'

type Test = (mail: StoredMail) => boolean

/** The mails for which every key of a SEARCH holds. Throws at a key it does not know. */
export function answerSearch(keys: readonly Token[], view: readonly StoredMail[]): StoredMail[] {
  const left = keys.flatMap((key) => (Array.isArray(key) ? key : [key]))
  const tests: Test[] = []
  while (left.length > 0) tests.push(nextTest(left, view))
  return view.filter((mail) => tests.every((test) => test(mail)))
}

const flagKeys: Record<string, [string, boolean]> = {
  SEEN: ['\\Seen', true],
  UNSEEN: ['\\Seen', false],
  DRAFT: ['\\Draft', true],
  UNDRAFT: ['\\Draft', false],
  DELETED: ['\\Deleted', true],
  UNDELETED: ['\\Deleted', false],
}

function nextTest(left: Token[], view: readonly StoredMail[]): Test {
  const key = asText(left.shift()).toUpperCase()
  const flag = flagKeys[key]
  if (flag) return (mail) => mail.flags.has(flag[0]) === flag[1]
  if (key === 'ALL') return () => true
  if (key === 'NOT') {
    const test = nextTest(left, view)
    return (mail) => !test(mail)
  }
  if (key === 'UID' || /^[\d:*,]+$/.test(key)) {
    const named = new Set(inSet(key === 'UID' ? asText(left.shift()) : key, view, key === 'UID'))
    return (mail) => named.has(mail)
  }
  if (key === 'SINCE') {
    const since = Date.parse(`${asText(left.shift())} UTC`)
    return (mail) => Math.floor(mail.at.getTime() / 86_400_000) * 86_400_000 >= since
  }
  if (key === 'HEADER') {
    const [name, value] = [asText(left.shift()).toLowerCase(), asText(left.shift()).toLowerCase()]
    return (mail) => header(mail.raw, name).includes(value)
  }
  throw new Error(`unknown search key ${key}`)
}

function header(raw: Buffer, name: string): string {
  const head = raw
    .subarray(0, headEnd(raw))
    .toString('latin1')
    .replace(/\r\n[ \t]+/g, ' ')
    .toLowerCase()
  const line = head.split('\r\n').find((one) => one.startsWith(`${name}:`))
  return line?.slice(name.length + 1).trim() ?? ''
}
