'use client'
import Box from '@mui/material/Box'
import { useCallback, useEffect, useRef } from 'react'
import { AssistantCard } from '../composer/assistant/AssistantCard.tsx'
import { WritingCard } from '../composer/assistant/Written.tsx'
import { Composer } from '../composer/Composer.tsx'
import { onInsertion } from '../composer/insert.ts'
import { withProposal } from '../composer/saved/proposal.ts'
import { useDraft } from '../composer/useDraft.ts'
import { useDraftHost } from '../composer/useDraftHost.ts'
import type { Conversation } from '../inbox/api.ts'
import { useSeen } from '../notifications/useSeen.ts'
import { usePermission } from '../shell/usePermission.ts'
import { useViewing } from '../viewers/useViewing.ts'
import { ConversationHeader } from './header/ConversationHeader.tsx'
import { Thread } from './thread/Thread.tsx'
import { useRead } from './useRead.ts'
import { useThread } from './useThread.ts'

type Props = {
  conversation: Conversation
  phone: boolean
  panelOpen: boolean
  onBack: () => void
  onPanel: () => void
}

/** One conversation: its head, its letters, what the assistant proposes, and the composer always in reach. */
export function OpenConversation({ conversation, phone, panelOpen, onBack, onPanel }: Props) {
  const mayReply = usePermission('conversations:reply')
  const onWrite = useViewing(conversation.id)
  const draft = useDraft(conversation.id, mayReply, onWrite)
  useDraftHost(conversation.id, draft)
  const field = useRef<HTMLTextAreaElement>(null)
  const { messages } = useThread(conversation.id)
  const { markUnread } = useRead(conversation, onBack)
  useSeen(conversation.id)
  const { assistant: proposal, text, write } = draft
  const use = useCallback(
    (caret: 'start' | 'end') => {
      if (!proposal) return
      const next = withProposal(text, proposal.text)
      write(next)
      const at = caret === 'end' ? next.length : Math.max(0, next.length - proposal.text.length)
      requestAnimationFrame(() => {
        field.current?.focus()
        field.current?.setSelectionRange(at, at)
      })
    },
    [proposal, text, write],
  )
  useEffect(
    () =>
      onInsertion((insertion) => {
        if (insertion.conversationId !== conversation.id) return
        write(withProposal(text, insertion.text))
        field.current?.focus()
      }),
    [conversation.id, text, write],
  )
  const answered = messages.at(-1)?.direction === 'outbound'
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minWidth: 0 }}>
      <ConversationHeader
        conversation={conversation}
        phone={phone}
        panelOpen={panelOpen}
        onBack={onBack}
        onPanel={onPanel}
        onUnread={markUnread}
      />
      <Thread conversationId={conversation.id} channel={conversation.channel}>
        {proposal && !answered && (
          <AssistantCard
            conversationId={conversation.id}
            proposal={proposal}
            request={draft.request}
            writing={draft.writing}
            mayReply={mayReply}
            used={text.includes(proposal.text.trim())}
            onUse={use}
          />
        )}
        {!proposal && draft.writing && !answered && <WritingCard writing={draft.writing} />}
      </Thread>
      <Composer conversation={conversation} messages={messages} draft={draft} field={field} />
    </Box>
  )
}
