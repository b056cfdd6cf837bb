'use client'
import Box from '@mui/material/Box'
import { type ClipboardEvent, type RefObject, useId, useState } from 'react'
import { changes } from '../../conversation/actions/changes.ts'
import { useActions } from '../../conversation/actions/useActions.ts'
import type { Message } from '../../conversation/thread/timeline.ts'
import type { Conversation } from '../../inbox/api.ts'
import { useGetAccountQuery } from '../../shell/api.ts'
import { useRefused } from '../../shell/usePermission.ts'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import { WritingNotice } from '../../viewers/WritingNotice.tsx'
import { DropZone } from '../attach/DropZone.tsx'
import { UploadList } from '../attach/UploadList.tsx'
import { useAttachments } from '../attach/useAttachments.ts'
import { Recommended } from '../saved/Recommended.tsx'
import { SavedReplyMenu } from '../saved/SavedReplyMenu.tsx'
import { useSavedReplies } from '../saved/useSavedReplies.ts'
import { TextArea } from '../TextArea.tsx'
import { ReplyTranslation } from '../translate/ReplyTranslation.tsx'
import { useReplyTranslation } from '../translate/useReplyTranslation.ts'
import type { useDraft } from '../useDraft.ts'
import { AnsweredDialog } from './AnsweredDialog.tsx'
import { RecipientFields } from './RecipientFields.tsx'
import { RecipientNotes } from './RecipientNotes.tsx'
import { ReplyActions } from './ReplyActions.tsx'
import type { Recipients } from './recipients.ts'
import { type Mode, useReplyCheck } from './useReplyCheck.ts'
import { type Reply, useSend } from './useSend.tsx'
import { WarningDialog } from './WarningDialog.tsx'
import { type Warning, warningsFor, warningsOfCheck } from './warnings.ts'

type How = Pick<Reply, 'resolve' | 'sendAt' | 'cancelOnReply'>

type Props = {
  conversation: Conversation
  messages: Message[]
  draft: ReturnType<typeof useDraft>
  field: RefObject<HTMLTextAreaElement | null>
  mayReply: boolean
}

/** A reply to the customer: text, recipients, files, and the last look before it leaves. */
export function ReplyEditor({ conversation, messages, draft, field, mayReply }: Props) {
  const { text } = draft
  const menuId = useId()
  const { data: account } = useGetAccountQuery()
  const refused = useRefused('conversations:reply')
  const [changed, setChanged] = useState<Recipients | null>(null)
  const [mode, setMode] = useState<Mode>('reply_all')
  const [from, setFrom] = useState<string>()
  const files = useAttachments()
  const attachmentIds = files.uploads.flatMap((one) => one.id ?? [])
  const { check, shown, ...whom } = useReplyCheck({ conversation, messages, mode, changed, attachmentIds })
  const [asking, setAsking] = useState<{ warnings: Warning[]; how: How } | null>(null)
  const { perform } = useActions()

  const saved = useSavedReplies({
    conversationId: conversation.id,
    text,
    names: { contact: conversation.contact.name, agent: account?.member?.name ?? '' },
    onInsert: (next, caret) => {
      draft.write(next)
      requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret))
    },
  })
  const translation = useReplyTranslation({ conversationId: conversation.id, text, onWrite: draft.write })
  const { send, sending, question } = useSend({
    conversation,
    messages,
    text,
    onQueued: () => {
      draft.clear()
      translation.forget()
      files.clear()
      setChanged(null)
      setFrom(undefined)
      setMode('reply_all')
    },
    onTakenBack: (resolved) => {
      draft.write(text)
      files.restore(files.uploads)
      setChanged(changed)
      if (resolved) void perform({ ...conversation, status: 'resolved' }, changes.status('open'))
    },
  })

  const uploaded = attachmentIds.length === files.uploads.length
  const ready = mayReply && text.trim() !== '' && uploaded && !sending && whom.reaches
  const tooLarge = check !== undefined && !check.size.fits
  const leave = (how: How) => {
    setAsking(null)
    void send({
      text: text.trim(),
      recipients: whom.recipients,
      attachmentIds,
      mode,
      ...how,
      ...(from === undefined ? {} : { from }),
      ...(translation.original ? { original: translation.original } : {}),
      ...(tooLarge ? { asLinks: true } : {}),
      ...(check && check.suppressed.length > 0 ? { ignoreSuppression: true } : {}),
    })
  }
  const trySend = (how: How) => {
    if (!ready) return
    const warnings = [
      ...warningsFor({ text, attachments: files.uploads.length }),
      ...(check ? warningsOfCheck(check) : []),
    ]
    if (warnings.length > 0) setAsking({ warnings, how })
    else leave(how)
  }
  useShortcut('send', () => trySend({ resolve: false }), mayReply)
  useShortcut('send-and-resolve', () => trySend({ resolve: true }), mayReply)

  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    files.add(event.clipboardData.files)
  }
  return (
    <DropZone onFiles={mayReply ? files.add : () => {}}>
      <Box sx={recipientRow}>
        <RecipientFields
          {...shown}
          name={conversation.contact.name}
          disabled={!mayReply}
          onChange={setChanged}
          mode={mode}
          onMode={(next) => {
            setMode(next)
            setChanged(null)
          }}
          senders={(check?.from ?? []).flatMap((one) => (one.verified ? [one.address] : []))}
          from={from}
          onFrom={setFrom}
        />
      </Box>
      {check && <RecipientNotes {...check} />}
      <WritingNotice conversationId={conversation.id} />
      <TextArea
        field={field}
        label="Reply"
        value={text}
        onChange={(next, caret) => {
          draft.write(next)
          saved.follow(caret)
        }}
        disabled={!mayReply}
        placeholder={refused ? 'Your role may read, but not reply' : 'Write, or type / for a saved reply…'}
        onKeyDown={saved.onKeyDown}
        onPaste={paste}
      />
      <Recommended
        conversationId={conversation.id}
        hidden={!mayReply || text.trim() !== ''}
        onPick={saved.append}
      />
      <SavedReplyMenu
        id={menuId}
        anchor={saved.open ? field.current : null}
        replies={saved.replies}
        active={saved.active}
        onPick={saved.pick}
      />
      <ReplyTranslation
        translation={translation}
        language={conversation.classification?.language ?? null}
        disabled={!mayReply || text.trim() === ''}
      />
      <UploadList uploads={files.uploads} onRemove={files.remove} />
      <ReplyActions
        conversationId={conversation.id}
        mayReply={mayReply}
        ready={ready}
        state={text === '' ? null : draft.state}
        hasProposal={draft.assistant !== null}
        request={draft.request}
        onFiles={files.add}
        onSend={(resolve) => trySend({ resolve })}
        onSendLater={(later) => trySend({ resolve: false, ...later })}
      />
      <WarningDialog
        warnings={asking?.warnings ?? []}
        confirm={tooLarge ? 'Send with links' : 'Send anyway'}
        onSend={() => leave(asking?.how ?? { resolve: false })}
        onClose={() => setAsking(null)}
      />
      <AnsweredDialog {...question} />
    </DropZone>
  )
}

const recipientRow = {
  display: 'flex',
  justifyContent: { xs: 'flex-start', md: 'flex-end' },
  mt: { md: '-30px' },
  mb: 2,
  minWidth: 0,
}
