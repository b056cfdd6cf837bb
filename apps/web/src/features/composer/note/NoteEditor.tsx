'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { type RefObject, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import type { Conversation } from '../../inbox/api.ts'
import { useRefused } from '../../shell/usePermission.ts'
import { Keys } from '../../shortcuts/Keys.tsx'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import { composerApi } from '../api.ts'
import { TextArea } from '../TextArea.tsx'
import { forgetText, keepText, keptText } from '../text-store.ts'
import { MentionMenu } from './MentionMenu.tsx'
import { useMentions } from './useMentions.ts'

type Props = { conversation: Conversation; field: RefObject<HTMLTextAreaElement | null>; may: boolean }

/** What the API takes in one note. */
const mostMentions = 50

/** A note for colleagues; what is typed survives a reload. */
export function NoteEditor({ conversation, field, may }: Props) {
  const key = `note.${conversation.id}`
  const [text, setText] = useState(() => keptText(key) ?? '')
  const [createNote, { isLoading }] = composerApi.useCreateNoteMutation()
  const refused = useRefused('conversations:update')
  const { tellProblem } = useToasts()
  const write = (next: string) => {
    setText(next)
    keepText(key, next)
  }
  const mentions = useMentions({ text, field, onWrite: write })
  const save = async () => {
    if (text.trim() === '' || isLoading) return
    try {
      await createNote({
        params: { id: conversation.id },
        body: { text, mentions: mentions.idsIn(text).slice(0, mostMentions) },
      }).unwrap()
      forgetText(key)
      setText('')
    } catch (problem) {
      tellProblem('The note was not saved; your text is still here.', problem)
    }
  }
  useShortcut('send', () => void save(), may)
  return (
    <>
      <TextArea
        field={field}
        label="Note"
        value={text}
        onChange={(next, caret) => {
          write(next)
          mentions.follow(next, caret)
        }}
        onKeyDown={mentions.onKeyDown}
        disabled={!may}
        placeholder={
          refused ? 'Your role may read, but not write notes' : 'Write to your colleagues, @ mentions one…'
        }
      />
      <MentionMenu
        anchor={mentions.open ? field.current : null}
        people={mentions.people}
        active={mentions.active}
        onPick={mentions.pick}
      />
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', mt: 2 }}>
        <Button
          variant="contained"
          disabled={!may || isLoading || text.trim() === ''}
          onClick={() => void save()}
        >
          Add note <Keys id="send" />
        </Button>
      </Box>
    </>
  )
}
