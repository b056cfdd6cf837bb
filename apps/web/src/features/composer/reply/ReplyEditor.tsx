'use client'
import Box from '@mui/material/Box'
import { type ClipboardEvent, type RefObject, useId, useMemo, useState } from 'react'
import { changes } from '../../conversation/actions/changes.ts'
import { useActions } from '../../conversation/actions/useActions.ts'
import type { Message } from '../../conversation/thread/timeline.ts'
import type { Conversation } from '../../inbox/api.ts'
import { useGetAccountQuery } from '../../shell/api.ts'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import { DropZone } from '../attach/DropZone.tsx'
import { UploadList } from '../attach/UploadList.tsx'
import { useAttachments } from '../attach/useAttachments.ts'
import { SavedReplyMenu } from '../saved/SavedReplyMenu.tsx'
import { useSavedReplies } from '../saved/useSavedReplies.ts'
import { TextArea } from '../TextArea.tsx'
import type { useDraft } from '../useDraft.ts'
import { RecipientFields } from './RecipientFields.tsx'
import { ReplyActions } from './ReplyActions.tsx'
import { defaultRecipients, type Recipients } from './recipients.ts'
import { useSend } from './useSend.tsx'
import { WarningDialog } from './WarningDialog.tsx'
import { type Warning, warningsFor } from './warnings.ts'

type Props = {
  conversation: Conversation
  messages: Message[]
  draft: ReturnType<typeof useDraft>
  field: RefObject<HTMLTextAreaElement | null>
  mayReply: boolean
}

/** A reply to the customer: text, recipients, files, and the last look before it leaves. */
export function ReplyEditor({ conversation, messages, draft, field, mayReply }: Props) {
  const menuId = useId()
  const { data: account } = useGetAccountQuery()
  const usual = useMemo(() => defaultRecipients(conversation, messages), [conversation, messages])
  const [changed, setChanged] = useState<Recipients | null>(null)
  const recipients = changed ?? usual
  const files = useAttachments()
  const [asking, setAsking] = useState<{ warnings: Warning[]; resolve: boolean } | null>(null)
  const { perform } = useActions()
  const { text } = draft

  const saved = useSavedReplies({
    text,
    names: { contact: conversation.contact.name, agent: account?.member?.name ?? '' },
    onInsert: (next, caret) => {
      draft.write(next)
      requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret))
    },
  })
  const kept = { text, uploads: files.uploads, changed }
  const { send, sending } = useSend({
    conversation,
    onQueued: () => {
      draft.clear()
      files.clear()
      setChanged(null)
    },
    onTakenBack: (resolved) => {
      draft.write(kept.text)
      files.restore(kept.uploads)
      setChanged(kept.changed)
      if (resolved) void perform({ ...conversation, status: 'resolved' }, changes.status('open'))
    },
  })

  const waiting = files.uploads.some((one) => one.id === null)
  const ready = mayReply && text.trim() !== '' && !waiting && !sending && recipients.to.length > 0
  const leave = (resolve: boolean) => {
    setAsking(null)
    const attachmentIds = files.uploads.flatMap((one) => one.id ?? [])
    void send({ text: text.trim(), recipients, attachmentIds, resolve })
  }
  const trySend = (resolve: boolean) => {
    if (!ready) return
    const warnings = warningsFor({ text, attachments: files.uploads.length })
    if (warnings.length > 0) setAsking({ warnings, resolve })
    else leave(resolve)
  }
  useShortcut('send', () => trySend(false), mayReply)
  useShortcut('send-and-resolve', () => trySend(true), mayReply)

  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    files.add(event.clipboardData.files)
  }
  return (
    <DropZone onFiles={mayReply ? files.add : () => {}}>
      <Box
        sx={{
          display: 'flex',
          justifyContent: { xs: 'flex-start', md: 'flex-end' },
          mt: { md: '-30px' },
          mb: 2,
          minWidth: 0,
        }}
      >
        <RecipientFields
          recipients={recipients}
          name={conversation.contact.name}
          disabled={!mayReply}
          onChange={setChanged}
        />
      </Box>
      <TextArea
        field={field}
        label="Reply"
        value={text}
        onChange={(next, caret) => {
          draft.write(next)
          saved.follow(caret)
        }}
        disabled={!mayReply}
        placeholder={mayReply ? 'Write, or type / for a saved reply…' : 'Your role may read, but not reply'}
        onKeyDown={saved.onKeyDown}
        onPaste={paste}
      />
      <SavedReplyMenu
        id={menuId}
        anchor={saved.open ? field.current : null}
        replies={saved.replies}
        active={saved.active}
        onPick={saved.pick}
      />
      <UploadList uploads={files.uploads} onRemove={files.remove} />
      <ReplyActions
        conversationId={conversation.id}
        mayReply={mayReply}
        ready={ready}
        state={text === '' ? null : draft.state}
        hasProposal={draft.assistant !== null}
        onFiles={files.add}
        onSend={trySend}
      />
      <WarningDialog
        warnings={asking?.warnings ?? []}
        onSend={() => leave(asking?.resolve ?? false)}
        onClose={() => setAsking(null)}
      />
    </DropZone>
  )
}
