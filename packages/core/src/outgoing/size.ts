const mega = 1024 * 1024

/** The largest raw mail by channel, in bytes, where the provider has not said so itself. */
const usualLimits: Record<string, number> = {
  forwarding: 25 * mega,
  imap: 25 * mega,
  gmail: 35 * mega,
  outlook: 35 * mega,
}

/** The largest mail the mailbox's provider takes, in bytes as it travels. */
export function mailLimitOf({ channel, settings }: { channel: string; settings: unknown }): number {
  const said = (settings as { maxMailBytes?: unknown } | null)?.maxMailBytes
  if (typeof said === 'number' && said > 0) return said
  return usualLimits[channel] ?? 25 * mega
}

/** Headers, boundaries, a signature and the answered text. */
const envelopeBytes = 64 * 1024

/**
 * How large a mail travels, in bytes: files in base64 with line breaks (78 bytes for each 57), text twice, plain
 * and as HTML, each character taking up to three bytes.
 */
export function estimateMailBytes({ text, files }: { text: string; files: { size: number }[] }): number {
  const travelling = files.reduce((sum, { size }) => sum + Math.ceil(size / 57) * 78 + 500, 0)
  return envelopeBytes + travelling + 2 * 3 * text.length
}

/** Bytes as people read them. */
export function megabytes(bytes: number): string {
  return `${(bytes / mega).toFixed(bytes < 10 * mega ? 1 : 0)} MB`
}
