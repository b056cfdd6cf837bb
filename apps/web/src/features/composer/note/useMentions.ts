'use client'
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { useMembers } from '../../inbox/directory.ts'
import { matchingPeople, mentionAt, mentionedIn } from './mentions.ts'

type Options = {
  text: string
  field: RefObject<HTMLTextAreaElement | null>
  onWrite: (text: string) => void
}

const shown = 8

/** Typing `@` offers members; Enter or Tab puts a name in its place, Escape leaves the @ alone. */
export function useMentions({ text, field, onWrite }: Options) {
  const members = useMembers()
  const picked = useRef(new Set<string>())
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  const [dismissed, setDismissed] = useState<number | null>(null)
  const mention = mentionAt(text, Math.min(caret, text.length))
  const people =
    mention && mention.from !== dismissed ? matchingPeople(members, mention.words).slice(0, shown) : []
  const open = people.length > 0
  const chosen = Math.min(active, Math.max(0, people.length - 1))

  const pick = ({ id, name }: { id: string; name: string }) => {
    if (!mention) return
    picked.current.add(id)
    const before = `${text.slice(0, mention.from)}@${name} `
    onWrite(before + text.slice(caret).replace(/^ /, ''))
    setCaret(before.length)
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || !mention) return
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const move = moves[event.key]
    const person = people[chosen]
    const plain = !event.metaKey && !event.ctrlKey
    if (move !== undefined) setActive((chosen + move + people.length) % people.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && plain && person) pick(person)
    else if (event.key === 'Escape') setDismissed(mention.from)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const follow = (written: string, position: number) => {
    setCaret(position)
    setActive(0)
    if (dismissed !== null && mentionAt(written, position)?.from !== dismissed) setDismissed(null)
  }
  const idsIn = (written: string) => mentionedIn(written, members, picked.current)
  return { open, people, active: chosen, pick, onKeyDown, follow, idsIn }
}
