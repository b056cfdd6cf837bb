'use client'
import { type KeyboardEvent, useState } from 'react'
import type { z } from 'zod'
import type { savedReply } from '../../../contract/knowledge/knowledge.ts'
import { composerApi } from '../api.ts'
import { fillPlaceholders, slashAt } from './proposal.ts'

export type SavedReply = z.output<typeof savedReply>

type Options = {
  /** null where there is none yet */
  conversationId: string | null
  text: string
  names: { contact: string; agent: string }
  onInsert: (text: string, caret: number) => void
}

const shown = 8

/** Typing `/` offers saved replies; Enter or Tab puts one in its place, Escape leaves the slash alone. */
export function useSavedReplies({ conversationId, text, names, onInsert }: Options) {
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  const [dismissed, setDismissed] = useState<number | null>(null)
  const slash = slashAt(text, Math.min(caret, text.length))
  const open = slash !== null && slash.from !== dismissed
  const { data } = composerApi.useSavedRepliesQuery({ query: { limit: 100 } }, { skip: !open })
  const replies = open ? matching(data?.items ?? [], slash.words).slice(0, shown) : []
  const chosen = Math.min(active, Math.max(0, replies.length - 1))

  const [recordUse] = composerApi.useCreateSavedReplyUseMutation()
  const put = (reply: SavedReply, from: number, to: number) => {
    const filled = fillPlaceholders(reply.body, names)
    onInsert(text.slice(0, from) + filled + text.slice(to), from + filled.length)
    if (conversationId !== null)
      void recordUse({ params: { id: conversationId }, body: { savedReplyId: reply.id } })
  }
  const pick = (reply: SavedReply) => {
    if (slash) put(reply, slash.from, caret)
  }
  /** Puts a reply behind what is written. */
  const append = (reply: SavedReply) => put(reply, text.length, text.length)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const move = moves[event.key]
    const reply = replies[chosen]
    if (move !== undefined && replies.length > 0) setActive((chosen + move + replies.length) % replies.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && reply) pick(reply)
    else if (event.key === 'Escape') setDismissed(slash.from)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const follow = (position: number) => {
    setCaret(position)
    setActive(0)
    if (dismissed !== null && slashAt(text, position)?.from !== dismissed) setDismissed(null)
  }
  return { open, replies, active: chosen, pick, append, onKeyDown, follow }
}

/** Titles that begin with the words come first, then titles and texts that hold them. */
function matching(replies: SavedReply[], words: string): SavedReply[] {
  const wanted = words.toLowerCase()
  const rank = ({ title, body }: SavedReply) => {
    const name = title.toLowerCase()
    if (name.startsWith(wanted)) return 0
    if (name.includes(wanted)) return 1
    return body.toLowerCase().includes(wanted) ? 2 : 3
  }
  return replies.filter((one) => rank(one) < 3).sort((a, b) => rank(a) - rank(b))
}
