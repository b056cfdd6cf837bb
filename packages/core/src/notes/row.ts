export type NoteView = {
  id: string
  conversationId: string
  author: { id: string; name: string } | null
  text: string
  /** whom it speaks to: what they are called, and what they are called in the text */
  mentions: Mention[]
  createdAt: string
}

export type Mention = { id: string; name: string; named: string }

type NoteRow = { id: string; conversationId: string; authorId: string | null; text: string; createdAt: Date }

export function toNote(row: NoteRow, authorName: string | null, mentions: Mention[] = []): NoteView {
  const author = row.authorId === null ? null : { id: row.authorId, name: authorName ?? '' }
  return {
    id: row.id,
    conversationId: row.conversationId,
    author,
    text: row.text,
    mentions,
    createdAt: row.createdAt.toISOString(),
  }
}
