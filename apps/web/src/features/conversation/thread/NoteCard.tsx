'use client'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { LetterTime } from '../letter/LetterTime.tsx'
import { Paper, Prose } from '../letter/Paper.tsx'
import type { Note } from './timeline.ts'

/** What members wrote for members, on paper of another colour. */
export function NoteCard({ note }: { note: Note }) {
  const who = note.author?.name ?? 'A key'
  return (
    <Paper data-kind="note" aria-label={`Note by ${who}`}>
      <header>
        <PersonAvatar name={who} />
        <span className="name" dir="auto">
          {who}
        </span>
        <span className="quiet">note</span>
        <span className="push" />
        <LetterTime at={note.createdAt} />
      </header>
      <Prose dir="auto">{note.text}</Prose>
    </Paper>
  )
}
