import { skipToken } from '@reduxjs/toolkit/query'
import { useMemo } from 'react'
import { answersInChat } from '../../channels/channel-words.ts'
import type { Message } from '../../conversation/thread/timeline.ts'
import type { Conversation } from '../../inbox/api.ts'
import { composerApi } from '../api.ts'
import { defaultRecipients, type Recipients } from './recipients.ts'

export type Mode = 'reply' | 'reply_all'

type Input = {
  conversation: Conversation
  messages: Message[]
  mode: Mode
  /** what the agent has made of the recipients; null for the usual ones */
  changed: Recipients | null
  attachmentIds: string[]
}

/** Whom the reply goes to, and what the server knows of it before it leaves. */
export function useReplyCheck({ conversation, messages, mode, changed, attachmentIds }: Input) {
  const params = { id: conversation.id }
  const { data: derived } = composerApi.useReplyRecipientsQuery({ params, query: { mode } })
  const usual = useMemo(
    () => (derived ? recipientsOf(derived) : defaultRecipients(conversation, messages)),
    [derived, conversation, messages],
  )
  const recipients = changed ?? usual
  const looked = changed !== null || attachmentIds.length > 0
  const asked = { mode, ...recipients, ...(attachmentIds.length > 0 ? { attachmentIds } : {}) }
  const { currentData: checked } = composerApi.useReplyRecipientsQuery(
    looked && recipients.to.length > 0 ? { params, query: asked } : skipToken,
  )
  const inChat = changed === null && answersInChat(conversation.channel, messages)
  return {
    shown: { recipients, inChat },
    recipients: inChat ? null : recipients,
    reaches: inChat || recipients.to.length > 0,
    check: looked ? checked : derived,
  }
}

function recipientsOf({ to, cc }: { to: { address: string }[]; cc: { address: string }[] }): Recipients {
  return { to: to.map(({ address }) => address), cc: cc.map(({ address }) => address), bcc: [] }
}
