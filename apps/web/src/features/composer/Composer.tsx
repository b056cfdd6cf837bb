'use client'
import Box from '@mui/material/Box'
import { type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Message } from '../conversation/thread/timeline.ts'
import type { Conversation } from '../inbox/api.ts'
import { usePermission } from '../shell/usePermission.ts'
import { useShortcut } from '../shortcuts/useShortcut.ts'
import { ModeTabs } from './ModeTabs.tsx'
import { NoteEditor } from './note/NoteEditor.tsx'
import { ReplyEditor } from './reply/ReplyEditor.tsx'
import type { useDraft } from './useDraft.ts'

export type Mode = 'reply' | 'note'

type Props = {
  conversation: Conversation
  messages: Message[]
  draft: ReturnType<typeof useDraft>
  field: RefObject<HTMLTextAreaElement | null>
}

/** Where one writes: a reply to the customer, or a note for colleagues on paper of another colour. */
export function Composer({ conversation, messages, draft, field }: Props) {
  const [mode, setMode] = useState<Mode>('reply')
  const mayReply = usePermission('conversations:reply')
  const mayNote = usePermission('conversations:update')
  // The field has the focus before the next key arrives, which would count as a shortcut otherwise.
  const begin = (next: Mode) => {
    flushSync(() => setMode(next))
    field.current?.focus()
  }
  useShortcut('reply', () => begin('reply'), mayReply)
  useShortcut('note', () => begin('note'), mayNote)
  return (
    <Box
      component="section"
      aria-label={mode === 'reply' ? 'Reply' : 'Note'}
      sx={{
        flex: 'none',
        maxHeight: '60%',
        overflowY: 'auto',
        borderTop: '1px solid',
        borderColor: mode === 'note' ? 'noteLine' : 'hairline',
        bgcolor: mode === 'note' ? 'note' : 'surface',
        px: { xs: 3, md: 7 },
        pt: 2,
        pb: { xs: 'calc(10px + env(safe-area-inset-bottom))', md: 3.5 },
        transition: 'background-color 140ms',
      }}
    >
      <Box sx={{ maxWidth: 760, mx: 'auto' }}>
        <ModeTabs mode={mode} onChange={begin} />
        <div role="tabpanel" id={`composer-${mode}`} aria-labelledby={`tab-${mode}`}>
          {mode === 'reply' ? (
            <ReplyEditor
              conversation={conversation}
              messages={messages}
              draft={draft}
              field={field}
              mayReply={mayReply}
            />
          ) : (
            <NoteEditor conversation={conversation} field={field} may={mayNote} />
          )}
        </div>
      </Box>
    </Box>
  )
}
