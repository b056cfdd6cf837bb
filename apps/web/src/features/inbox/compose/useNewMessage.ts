'use client'
import { useRef, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { useMailboxes } from '../directory.ts'
import { usePlace } from '../usePlace.ts'
import { composeApi } from './api.ts'
import type { Recipient } from './ContactPick.tsx'

/** A first mail to somebody: what it needs, and sending it once, however often that is tried. */
export function useNewMessage(onSent: () => void) {
  const mailboxes = useMailboxes()
  const { go } = usePlace()
  const { tell, tellProblem } = useToasts()
  const [create, { isLoading }] = composeApi.useCreateConversationMutation()
  const [recipient, setRecipient] = useState<Recipient | null>(null)
  const [chosen, setMailbox] = useState<string | null>(null)
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  // The same message keeps its key, so that a repeated try cannot send it twice.
  const attempt = useRef({ message: '', key: '' })
  const mailboxId = chosen ?? mailboxes[0]?.id ?? ''
  const ready =
    recipient !== null && mailboxId !== '' && subject.trim() !== '' && text.trim() !== '' && !isLoading
  const send = async (attachmentIds: string[]) => {
    if (!ready || recipient === null) return
    const { id, name, email } = recipient
    const body = {
      direction: 'outbound' as const,
      mailboxId,
      subject,
      text,
      attachmentIds,
      ...(id === null ? { contact: { email, name } } : { contactId: id }),
    }
    const message = JSON.stringify(body)
    if (attempt.current.message !== message) attempt.current = { message, key: crypto.randomUUID() }
    try {
      const opened = await create({ body, idempotencyKey: attempt.current.key }).unwrap()
      onSent()
      tell(`Your message to ${name || email} leaves in a moment.`)
      go({ number: opened.number })
    } catch (problem) {
      tellProblem('The message was not sent; your text is still here.', problem)
    }
  }
  const dirty = recipient !== null || subject.trim() !== '' || text.trim() !== ''
  return {
    mailboxes,
    mailboxId,
    setMailbox,
    recipient,
    setRecipient,
    subject,
    setSubject,
    text,
    setText,
    ready,
    dirty,
    send,
  }
}
