import type { ParsedMail } from '../parse-mail.ts'

export type StatusBlock = {
  recipient: string
  action: string | null
  status: string | null
  diagnostic: string
}

const mostBlocks = 1_000
const mostBytes = 512 * 1_024

/**
 * What the machine-readable parts of a report say, a block for each recipient (RFC 3464), also where a server
 * wrote them as plain text or left the part's type out.
 */
export function readStatusBlocks(parsed: ParsedMail): StatusBlock[] {
  const texts = [...statusParts(parsed), parsed.text.slice(0, mostBytes)]
  const seen = new Set<string>()
  const blocks: StatusBlock[] = []
  for (const text of texts) {
    for (const block of splitBlocks(text)) {
      const read = readBlock(block)
      if (!read || seen.has(read.recipient)) continue
      seen.add(read.recipient)
      blocks.push(read)
      if (blocks.length === mostBlocks) return blocks
    }
  }
  return blocks
}

function statusParts({ attachments }: ParsedMail): string[] {
  return attachments
    .filter(({ contentType }) => /delivery-status|text\/plain/.test(contentType))
    .slice(0, 50)
    .map(({ content }) => Buffer.from(content.subarray(0, mostBytes)).toString('utf8'))
}

function splitBlocks(text: string): string[] {
  const unfolded = text.replaceAll('\r', '').replaceAll(/\n[ \t]+/g, ' ')
  return unfolded.split(/\n\s*\n/).filter((block) => /^(?:final|original)-recipient\s*:/im.test(block))
}

function readBlock(block: string): StatusBlock | null {
  const final = addressIn(field(block, 'final-recipient') ?? '')
  const original = addressIn(field(block, 'original-recipient') ?? '')
  const recipient = original ?? final
  if (recipient === null) return null
  return {
    recipient,
    action:
      field(block, 'action')
        ?.toLowerCase()
        .match(/[a-z]+/)?.[0] ?? null,
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(field(block, 'status') ?? '')?.[0] ?? null,
    diagnostic: field(block, 'diagnostic-code') ?? '',
  }
}

export function field(block: string, name: string): string | null {
  return new RegExp(`^${name}\\s*:[ \\t]*([^\\r\\n]{0,2000})`, 'im').exec(block)?.[1] ?? null
}

const address = /[^\s<>"',;:()[\]{}\\]{1,200}@[a-z0-9][a-z0-9.-]{0,200}[a-z0-9]/i

/** The first mail address in a text, in lower case; null when there is none. */
export function addressIn(text: string): string | null {
  return address.exec(text.slice(0, 2_000))?.[0].toLowerCase() ?? null
}

/** All addresses in a text, each once, in their order. */
export function addressesIn(text: string): string[] {
  const found = text.slice(0, 40_000).match(new RegExp(address.source, 'gi')) ?? []
  return [...new Set(found.map((one) => one.toLowerCase().replace(/^mailto=?/, '')))]
}
