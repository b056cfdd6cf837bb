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

export type Reply = {
  text: string
  recipients: Recipients
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
  /** The reply is on its way: empties the composer. */
  onQueued: () => void
  /** The reply was taken back: fills the composer again. */
  onTakenBack: (resolved: boolean) => void
}

/** Sends a reply once, however often it is tried, and takes it back while there is time. */
export function useSend({ conversation, onQueued, onTakenBack }: Options) {
  const [createReply, { isLoading }] = composerApi.useCreateReplyMutation()
  const [undoDelivery] = composerApi.useUndoDeliveryMutation()
  const { tell, tellProblem } = useToasts()
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

  const send = async (reply: Reply) => {
    const { recipients, ...rest } = reply
    const key = keyFor(attempt, JSON.stringify(reply))
    try {
      const message = await createReply({
        params: { id: conversation.id },
        body: { ...rest, ...recipients },
        idempotencyKey: key,
      }).unwrap()
      attempt.current = null
      onQueued()
      const undo = rememberUndo(() => void takeBack(message, reply))
      announce(message, reply, undo)
    } catch (problem) {
      tellProblem('The reply was not sent; your text is still here.', problem)
    }
  }
  return { send, sending: isLoading }
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
