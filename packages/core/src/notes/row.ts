export type NoteView = {
  id: string
  conversationId: string
  author: { id: string; name: string } | null
  text: string
  createdAt: string
}

type NoteRow = { id: string; conversationId: string; authorId: string | null; text: string; createdAt: Date }

export function toNote(row: NoteRow, authorName: string | null): NoteView {
  const author = row.authorId === null ? null : { id: row.authorId, name: authorName ?? '' }
  return {
    id: row.id,
    conversationId: row.conversationId,
    author,
    text: row.text,
    createdAt: row.createdAt.toISOString(),
  }
}
