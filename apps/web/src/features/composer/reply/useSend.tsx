'use client'
import Button from '@mui/material/Button'
import { closeSnackbar, enqueueSnackbar } from 'notistack'
import { useRef } from 'react'
import { asProblem } from '../../../store/problem.ts'
import { tellWithUndo, useToasts } from '../../../ui/feedback/useToasts.tsx'
import { rememberUndo } from '../../conversation/actions/undo.ts'
import { Countdown } from '../../conversation/delivery/Countdown.tsx'
import { momentOf } from '../../conversation/delivery/moment.ts'
import type { Message } from '../../conversation/thread/timeline.ts'
import type { Conversation } from '../../inbox/api.ts'
import { composerApi } from '../api.ts'
import type { Recipients } from './recipients.ts'
import { useAnswered } from './useAnswered.ts'

export type Reply = {
  text: string
  /** null for a visitor of the chat */
  recipients: Recipients | null
  attachmentIds: string[]
  resolve: boolean
  mode: 'reply' | 'reply_all'
  from?: string
  sendAt?: string
  cancelOnReply?: boolean
  asLinks?: boolean
  ignoreSuppression?: boolean
  original?: { text: string; language: string }
}

type Options = {
  conversation: Conversation
  messages: readonly Message[]
  /** what is being written */
  text: string
  /** The reply is on its way: empties the composer. */
  onQueued: () => void
  /** The reply was taken back: fills the composer again. */
  onTakenBack: (resolved: boolean) => void
}

/** Sends a reply once, however often it is tried, and takes it back while there is time. */
export function useSend({ conversation, messages, text, onQueued, onTakenBack }: Options) {
  const [createReply, { isLoading }] = composerApi.useCreateReplyMutation()
  const [undoDelivery] = composerApi.useUndoDeliveryMutation()
  const { tell, tellProblem } = useToasts()
  const { read, answered, ask, close } = useAnswered<Reply>(text, messages)
  // The same reply keeps its key until it has been accepted, so that a repeated try cannot send it twice.
  const attempt = useRef<{ reply: string; key: string } | null>(null)

  const takeBack = async (message: Message, reply: Reply) => {
    try {
      await undoDelivery({ params: { id: message.id } }).unwrap()
      onTakenBack(reply.resolve)
      tell('Taken back. Your text is in the composer again.')
    } catch (error) {
      if (asProblem(error).status === 409) tell('Too late: the reply has already left.')
      else tellProblem('The reply was not taken back.', error)
    }
  }

  const send = async (reply: Reply, seen: string | undefined) => {
    const { recipients, ...rest } = reply
    const body = { ...rest, ...recipients, ...(seen === undefined ? {} : { seen }) }
    const key = keyFor(attempt, JSON.stringify(body))
    try {
      const message = await createReply({
        params: { id: conversation.id },
        body,
        idempotencyKey: key,
      }).unwrap()
      attempt.current = null
      onQueued()
      const undo = rememberUndo(() => void takeBack(message, reply))
      announce(message, reply, undo)
    } catch (problem) {
      const { code, detail } = asProblem(problem)
      if (code === 'answered_meanwhile') return ask({ words: detail, reply })
      tellProblem('The reply was not sent; your text is still here.', problem)
    }
  }
  const sendAnyway = () => {
    close()
    if (answered) void send(answered.reply, undefined)
  }
  return {
    send: (reply: Reply) => send(reply, read()),
    sending: isLoading,
    question: { words: answered?.words ?? null, onSend: sendAnyway, onClose: close },
  }
}

function keyFor(attempt: React.RefObject<{ reply: string; key: string } | null>, reply: string): string {
  if (attempt.current?.reply !== reply) attempt.current = { reply, key: crypto.randomUUID() }
  return attempt.current.key
}

/** Says that it leaves soon, with the time that is left to undo. */
function announce(message: Message, { resolve, sendAt }: Reply, undo: () => void): void {
  const until = message.delivery?.notBefore ?? message.createdAt
  if (sendAt !== undefined) {
    tellWithUndo(`Reply leaves ${momentOf(new Date(until))}`, { undo })
    return
  }
  const left = Date.parse(until) - Date.now()
  const what = resolve ? 'Reply leaves and the conversation is resolved' : 'Reply leaves'
  if (left < 1_000) {
    enqueueSnackbar(resolve ? 'Reply sent and resolved' : 'Reply sent')
    return
  }
  enqueueSnackbar(
    <span>
      {what} <Countdown until={until} before="in" />
    </span>,
    {
      autoHideDuration: left,
      action: (id) => (
        <Button
          onClick={() => {
            closeSnackbar(id)
            undo()
          }}
        >
          Undo
        </Button>
      ),
    },
  )
}
