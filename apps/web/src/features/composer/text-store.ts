const prefix = 'frontdesk.text.'

type Kept = { text: string; at: number }

/**
 * A copy of what is being typed on this machine, for the moments before it is saved: a reload, a crash, no
 * connection. It is thrown away as soon as the server has the same text.
 */
export function keepText(conversationId: string, text: string): void {
  if (text.trim() === '') {
    forgetText(conversationId)
    return
  }
  try {
    localStorage.setItem(prefix + conversationId, JSON.stringify({ text, at: Date.now() }))
  } catch {
    // A full or forbidden storage costs only this second copy.
  }
}

export function keptText(conversationId: string): string | null {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + conversationId) ?? 'null') as Kept | null
    return typeof kept?.text === 'string' ? kept.text : null
  } catch {
    return null
  }
}

export function forgetText(conversationId: string): void {
  try {
    localStorage.removeItem(prefix + conversationId)
  } catch {
    // Nothing was kept then.
  }
}
