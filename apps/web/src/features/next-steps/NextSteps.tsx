'use client'
import AddIcon from '@mui/icons-material/AddOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { Section } from '../context/Section.tsx'
import type { Conversation } from '../inbox/api.ts'
import { usePermission } from '../shell/usePermission.ts'
import { ActionCard } from './ActionCard.tsx'
import { type Actions, actionsApi } from './api.ts'

/** What may be done for the customer, filled in from what they wrote; nothing happens before somebody approves it. */
export function NextSteps({ conversation }: { conversation: Conversation }) {
  const { currentData } = actionsApi.useListActionsQuery({ params: { id: conversation.id } })
  const mayReply = usePermission('conversations:reply')
  if (!currentData) return null
  const { items, available } = currentData
  const free = available.filter(
    ({ kind }) => !items.some((one) => one.kind === kind && one.state === 'proposed'),
  )
  if (items.length === 0 && (!mayReply || free.length === 0)) return null
  return (
    <Section title="Next steps">
      <Box sx={{ display: 'grid', gap: 2 }}>
        {items.map((action) => (
          <ActionCard key={action.id} action={action} mayReply={mayReply} />
        ))}
        {mayReply && free.length > 0 && <AddStep conversationId={conversation.id} kinds={free} />}
      </Box>
    </Section>
  )
}

type Kinds = Actions['available']

function AddStep({ conversationId, kinds }: { conversationId: string; kinds: Kinds }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [create] = actionsApi.useCreateActionMutation()
  const { tell } = useToasts()
  const add = async (kind: Kinds[number]['kind']) => {
    setAnchor(null)
    const answer = await create({ params: { id: conversationId }, body: { kind } })
    if (answer.error !== undefined) tell('The step could not be added. Nothing was changed.')
  }
  return (
    <Box>
      <Button
        size="small"
        startIcon={<AddIcon />}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Add a step
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {kinds.map(({ kind, name }) => (
          <MenuItem key={kind} onClick={() => void add(kind)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </Box>
  )
}
