import type { MailFile, ParsedMail } from '../parse-mail.ts'
import { addressIn } from './addresses.ts'

export type StatusBlock = {
  recipient: string
  action: string | null
  status: string | null
  diagnostic: string
}

const mostBlocks = 10_000
const mostBytes = 4 * 1_024 * 1_024
const mostParts = 50

/**
 * What the machine-readable parts of a report say, a block for each recipient (RFC 3464, 6533). Where no part is
 * declared as one the text is searched, since servers leave the type out or write the fields into their prose.
 */
export function readStatusBlocks(parsed: ParsedMail): StatusBlock[] {
  for (const texts of statusTexts(parsed)) {
    const blocks = blocksIn(texts)
    if (blocks.length > 0) return blocks
  }
  return []
}

/** Fields of a report that names no recipient. */
export function looseFields(parsed: ParsedMail): Omit<StatusBlock, 'recipient'> {
  const text = [...statusTexts(parsed)].slice(0, 2).flat().join('\n\n').slice(0, mostBytes)
  return toBlock(groups(text)[0] ?? new Map())
}

/** The value of a field of a report, unfolded; null when it is not there. */
export function field(report: string, name: string): string | null {
  return fieldsIn(report, new Set([name]))[0]?.[1] ?? null
}

/** From the surest source to the least sure one. */
function* statusTexts(parsed: ParsedMail): Generator<string[]> {
  yield partsOf(parsed.attachments, /^message\/(?:global-)?delivery-status/)
  yield [...partsOf(parsed.attachments, /^text\/plain|delivery-status/), parsed.text.slice(0, mostBytes)]
  yield partsOf(parsed.attachments, /^message\/(?:rfc822|global)$/)
}

function partsOf(files: readonly MailFile[], type: RegExp): string[] {
  let room = mostBytes
  return files
    .filter(({ contentType }) => type.test(contentType))
    .slice(0, mostParts)
    .map(({ content }) => {
      const part = Buffer.from(content.subarray(0, Math.max(room, 0))).toString('utf8')
      room -= content.byteLength
      return part
    })
}

const recipientFields = ['original-recipient', 'final-recipient']
const known = new Set([...recipientFields, 'action', 'status', 'diagnostic-code'])

function blocksIn(texts: readonly string[]): StatusBlock[] {
  const blocks = new Map<string, StatusBlock>()
  for (const fields of texts.flatMap(groups)) {
    const recipient = recipientFields
      .map((name) => addressIn(recipientOf(fields.get(name) ?? '')))
      .find(Boolean)
    if (!recipient || blocks.has(recipient) || blocks.size === mostBlocks) continue
    blocks.set(recipient, { recipient, ...toBlock(fields) })
  }
  return [...blocks.values()]
}

type Fields = Map<string, string>

/**
 * The fields of each recipient. Blank lines alone do not part them: some servers write one after each field,
 * others none between recipients.
 */
function groups(text: string): Fields[] {
  const all: Fields[] = []
  let open: Fields = new Map()
  for (const [name, value, afterBlank] of fieldsIn(text)) {
    if (open.has(name) && (afterBlank || name !== 'diagnostic-code')) {
      all.push(open)
      open = new Map()
    }
    if (!open.has(name)) open.set(name, value)
  }
  return [...all, open]
}

/** The named fields of a text in their order, unfolded, and whether a blank line goes before. */
function fieldsIn(text: string, names: ReadonlySet<string> = known): [string, string, boolean][] {
  const found: [string, string, boolean][] = []
  let blank = true
  let open = false
  for (const line of text.split(/\r?\n|\r/)) {
    const last = found.at(-1)
    const [, name = '', value = ''] =
      /^[ >]{0,4}([a-z-]{4,40})[ \t]{0,9}:[ \t]{0,99}(.{0,2000})/i.exec(line) ?? []
    if (names.has(name.toLowerCase())) {
      found.push([name.toLowerCase(), value.trim(), blank])
      open = true
    } else if (open && last && /^[ \t]+\S/.test(line)) {
      if (last[1].length < 4_000) last[1] = `${last[1]} ${line.trim().slice(0, 2_000)}`
    } else open = false
    blank = line.trim() === ''
  }
  return found
}

/** `rfc822; <ada@customer.example>`; X.400 and fax addresses are none to write to. */
function recipientOf(value: string): string {
  const [, type = '', rest = ''] = /^\s*([\w.-]{1,40})\s*;(.*)$/s.exec(value) ?? []
  return /^(?:x\.?400|fax|tel)/i.test(type) ? '' : rest || value
}

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded']

function toBlock(fields: Fields): Omit<StatusBlock, 'recipient'> {
  const action = fields.get('action')?.toLowerCase() ?? ''
  return {
    action: actions.find((one) => action.includes(one)) ?? (/fail|error/.test(action) ? 'failed' : null),
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? null,
    diagnostic: (fields.get('diagnostic-code') ?? '').replace(/^\s*[\w-]{1,30}\s*;\s*/, ''),
  }
}
