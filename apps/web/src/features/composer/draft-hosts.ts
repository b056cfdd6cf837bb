/** The reply that is open on this page, for whatever writes into it on the server. */
type Host = {
  /** Has everything typed so far saved, and gives it back. */
  flush(): Promise<string>
  /** Takes over what was added on the server to the text that was flushed. */
  adopt(flushed: string): Promise<void>
}

const hosts = new Map<string, Host>()

/** Makes the reply of a conversation known; call what it gives back to end that. */
export function hostDraft(conversationId: string, host: Host): () => void {
  hosts.set(conversationId, host)
  return () => {
    if (hosts.get(conversationId) === host) hosts.delete(conversationId)
  }
}

export function draftHostOf(conversationId: string): Host | undefined {
  return hosts.get(conversationId)
}

/**
 * The text of a reply once something was added to it on the server, with whatever was typed meanwhile; null where
 * there is nothing to take over.
 */
export function withAdded(now: string, flushed: string, stored: string): string | null {
  if (now === stored) return null
  const added = stored.startsWith(flushed) ? stored.slice(flushed.length) : `\n\n${stored}`
  if (added.trim() === '') return null
  return now.trim() === '' ? added.trimStart() : `${now}${added}`
}
