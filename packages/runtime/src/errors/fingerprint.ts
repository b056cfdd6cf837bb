import { createHash } from 'node:crypto'
import { maskText } from '../masking/mask-text.ts'

export type Described = { fingerprint: string; name: string; message: string; frame: string }

const longestMessage = 300
const longestRead = 4_000

/**
 * What makes two errors the same: the name, the message without anything it is about, and the place in our own
 * code it came from. No line numbers, so that a release does not make old trouble look new.
 */
export function describeError(error: unknown, text: string): Described {
  const name = error instanceof Error ? error.name : 'Logged'
  const said = error instanceof Error ? error.message : ''
  const message = normalize([text, said].filter((part) => part !== '').join(': '))
  const frame = error instanceof Error ? topFrame(error.stack ?? '') : ''
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([name, message, frame]))
    .digest('hex')
  return { fingerprint: fingerprint.slice(0, 32), name: name.slice(0, 100), message, frame }
}

/** Order matters: an address or URL contains numbers, and a quotation may contain all of them. */
const particulars: [RegExp, string][] = [
  [/\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s"'`<>]+/gi, '<url>'],
  [/[^\s"'`<>()]*@[^\s"'`<>(),;]+/g, '<address>'],
  [/"[^"]*"|`[^`]*`|“[^”]*”|«[^»]*»/g, '<text>'],
  [/(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu, '<text>'],
  [/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi, '<id>'],
  [/\b(?=[\w-]*\d)[\w-]{16,}\b/g, '<id>'],
  [/(?<![\p{L}\p{N}_])\d[\d.,:]*(?![\p{L}_])/gu, '<n>'],
  [/\d+/g, '<n>'],
]

/** A message as it is for everybody: masked, and with places instead of what stood there. */
function normalize(message: string): string {
  const masked = maskText(message.slice(0, longestRead))
  const general = particulars.reduce((text, [form, place]) => text.replace(form, place), masked)
  return general.replace(/\s+/g, ' ').trim().slice(0, longestMessage)
}

const frameForm = /^\s*at (?:async )?(?:(.+?) \()?(?:file:\/\/)?(\/?[^():]+?):\d+:\d+\)?\s*$/
const foreign = /node_modules|^node:|\/runtime\/src\/(logger|retry|circuit-breaker)\.ts$/
const ownPath = /(?:^|\/)((?:apps|packages|infra|prisma|bench)\/.+)$/

/** The first line of the stack that is our own: `packages/core/src/a.ts send`, without the path it is installed at. */
function topFrame(stack: string): string {
  for (const line of stack.slice(0, longestRead * 2).split('\n')) {
    const [, called = '', file = ''] = frameForm.exec(line) ?? []
    if (file === '' || foreign.test(file)) continue
    const path = file.includes('/.next/') ? 'apps/web' : ownPath.exec(file)?.[1]
    if (path !== undefined) return `${path} ${called.replace(/^Object\./, '')}`.trim().slice(0, 200)
  }
  return ''
}
