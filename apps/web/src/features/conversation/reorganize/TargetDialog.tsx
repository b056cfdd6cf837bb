'use client'
import Box from '@mui/material/Box'
import Dialog from '@mui/material/Dialog'
import { Command } from 'cmdk'
import { useDeferredValue, useRef, useState } from 'react'
import { inboxApi } from '../../inbox/api.ts'
import { pickerLook } from '../menus/picker-look.ts'
import { reorganizeApi } from './api.ts'

type Props = {
  title: string
  /** the conversation that is left, which is no target */
  conversationId: string
  /** what is searched for from the beginning */
  typed?: string
  onPick: (conversationId: string) => void
  onClose: () => void
}

type Target = { id: string; number: number; subject: string; who: string; why: string }

/** Finds the conversation that messages shall go to, by number, subject or whatever stands in it. */
export function TargetDialog({ title, conversationId, typed: given = '', onPick, onClose }: Props) {
  const [typed, setTyped] = useState(given)
  const input = useRef<HTMLInputElement>(null)
  const focus = () => input.current?.focus()
  const { groups, busy } = useTargets(conversationId, typed.trim())
  const pick = (id: string) => {
    onClose()
    onPick(id)
  }
  return (
    // A menu that closes takes the focus back to its button while this opens.
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      aria-label={title}
      slotProps={{ transition: { onEnter: focus, onEntered: focus } }}
    >
      <Box sx={{ px: 4, pt: 3, pb: 1, fontWeight: 600 }}>{title}</Box>
      <Box sx={pickerLook}>
        <Command label={title} shouldFilter={false} loop>
          <Command.Input
            ref={input}
            autoFocus
            placeholder="Number, subject, name or words…"
            aria-label="Find a conversation"
            value={typed}
            onValueChange={setTyped}
          />
          <Command.List aria-busy={busy}>
            <Command.Empty>{emptyWords(typed, busy)}</Command.Empty>
            {groups.map(({ heading, targets }) => (
              <Command.Group key={heading} heading={heading}>
                {targets.map((target) => (
                  <Command.Item key={target.id} value={target.id} onSelect={() => pick(target.id)}>
                    <TargetLine target={target} />
                  </Command.Item>
                ))}
              </Command.Group>
            ))}
          </Command.List>
        </Command>
      </Box>
      <Box
        sx={{ px: 4, py: 3, color: 'ink3', fontSize: 12, borderTop: '1px solid', borderColor: 'hairline' }}
      >
        It can be taken back for 30 days.
      </Box>
    </Dialog>
  )
}

function emptyWords(typed: string, busy: boolean): string {
  if (busy) return 'Looking…'
  return typed.trim() === '' ? 'Nothing suggests itself. Search for it.' : 'No conversation like that.'
}

type Group = { heading: string; targets: Target[] }

/** What suggests itself and what was written in lately, until something is searched for. */
function useTargets(conversationId: string, typed: string): { groups: Group[]; busy: boolean } {
  const q = useDeferredValue(typed)
  const suggested = reorganizeApi.useListMergeSuggestionsQuery({ params: { id: conversationId } })
  const found = inboxApi.useHeadOfConversationsQuery({
    query: { status: 'all', limit: 9, ...(q === '' ? {} : { q }) },
  })
  const likely = (q === '' ? (suggested.data?.items ?? []) : []).map(
    ({ contact, reasons, ...one }): Target => ({ ...one, who: contact, why: reasons.join(' · ') }),
  )
  const named = new Set([conversationId, ...likely.map(({ id }) => id)])
  const others = (found.currentData?.items ?? [])
    .filter(({ id }) => !named.has(id))
    .map(({ contact, preview, ...one }): Target => {
      return { ...one, who: contact.name || contact.email, why: preview }
    })
  const groups = [
    { heading: 'Likely', targets: likely },
    { heading: q === '' ? 'Recent' : 'Found', targets: others },
  ]
  return { groups: groups.filter(({ targets }) => targets.length > 0), busy: found.isFetching }
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }

function TargetLine({ target }: { target: Target }) {
  return (
    <Box sx={{ minWidth: 0, flex: 1 }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'baseline' }}>
        <Box component="span" sx={{ color: 'ink3', fontVariantNumeric: 'tabular-nums' }}>
          #{target.number}
        </Box>
        <Box component="span" dir="auto" sx={{ ...oneLine, flex: 1, fontWeight: 500 }}>
          {target.subject || '(no subject)'}
        </Box>
        <Box component="span" sx={{ ...oneLine, maxWidth: '40%', color: 'ink2', fontSize: 12 }}>
          {target.who}
        </Box>
      </Box>
      <Box dir="auto" sx={{ ...oneLine, color: 'ink3', fontSize: 12 }}>
        {target.why}
      </Box>
    </Box>
  )
}
