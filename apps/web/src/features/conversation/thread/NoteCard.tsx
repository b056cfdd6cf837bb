'use client'
import Box from '@mui/material/Box'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { showMentions } from '../../composer/note/mentions.ts'
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
      <Prose dir="auto">
        {showMentions(note.text, note.mentions).map(({ text, mention, at }) =>
          mention ? (
            <Box key={at} component="mark" sx={mentioned}>
              {text}
            </Box>
          ) : (
            text
          ),
        )}
      </Prose>
    </Paper>
  )
}

const mentioned = { color: 'accentStrong', bgcolor: 'transparent', fontWeight: 600 }
