import type { Message } from '../../conversation/thread/timeline.ts'
import type { Conversation } from '../../inbox/api.ts'

export type Recipients = { to: string[]; cc: string[]; bcc: string[] }

/**
 * Whom a reply goes to by default: where the newest letter from outside asks for answers (RFC 5322, 3.6.2),
 * and in copy whoever it was also addressed to, without ourselves.
 */
export function defaultRecipients(conversation: Conversation, messages: readonly Message[]): Recipients {
  const last = messages.findLast(
    (one) => one.direction === 'inbound' && ['human', 'list'].includes(one.autoKind),
  )
  const ours = conversation.mailbox.address.toLowerCase()
  const asked = (last?.replyTo ?? [])
    .map((one) => one.address.toLowerCase())
    .filter((address) => !isOurs(address, ours))
  const to = asked.length > 0 ? asked : [(last?.from.address || conversation.contact.email).toLowerCase()]
  const others = [...(last?.to ?? []), ...(last?.cc ?? [])]
    .map((one) => one.address.toLowerCase())
    .filter((address) => !to.includes(address) && !isOurs(address, ours))
  return { to, cc: [...new Set(others)], bcc: [] }
}

/** Our own address, also with a thread token behind a plus. */
function isOurs(address: string, ours: string): boolean {
  const [box = '', domain = ''] = ours.split('@')
  return address === ours || (address.startsWith(`${box}+`) && address.endsWith(`@${domain}`))
}

/** Splits what was typed or pasted into addresses; what is no address is given back. */
export function readAddresses(text: string): { addresses: string[]; rest: string } {
  const addresses: string[] = []
  const rest: string[] = []
  for (const part of text.split(/[,;\n]+|\s+(?=[^<]*@)/)) {
    const bare = (/<([^<>]+)>/.exec(part)?.[1] ?? part).trim()
    if (bare === '') continue
    if (/^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(bare)) addresses.push(bare.toLowerCase())
    else rest.push(part.trim())
  }
  return { addresses, rest: rest.join(', ') }
}
