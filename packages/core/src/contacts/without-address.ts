/** Never a mail domain: RFC 6761 keeps everything below it from ever being one. */
const domains = { chat: 'chat.invalid', voice: 'voice.invalid' } as const

/**
 * What stands in for the mail address of a contact who has none: a chat's visitor by their id, a caller by their
 * number. Nothing is ever sent there.
 */
export function standInAddress(channel: keyof typeof domains, name: string): string {
  return `${name.toLowerCase()}@${domains[channel]}`
}

/** Whether an address only stands in for one. */
export function isStandIn(address: string): boolean {
  return Object.values(domains).some((domain) => address.endsWith(`@${domain}`))
}
