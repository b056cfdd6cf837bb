type Insertion = { conversationId: string; text: string }

const listeners = new Set<(insertion: Insertion) => void>()

/** Puts a text into the reply of a conversation that is open, from wherever on the page it was found. */
export function insertIntoReply(conversationId: string, text: string): void {
  for (const listener of listeners) listener({ conversationId, text })
}

/** Hears what is to be put into replies; call what it gives back to stop. */
export function onInsertion(listener: (insertion: Insertion) => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
