'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { FormProblem } from '../../ui/feedback/FormProblem.tsx'
import { ToneChip } from '../../ui/ToneChip.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { insertIntoReply } from '../composer/insert.ts'
import { ActionForm } from './ActionForm.tsx'
import { type Action, actionsApi } from './api.ts'
import { CompleteStep } from './CompleteStep.tsx'

const chips = {
  proposed: { tone: 'assistant', label: 'Proposed' },
  approved: { tone: 'neutral', label: 'Approved' },
  done: { tone: 'neutral', label: 'Done' },
  failed: { tone: 'neutral', label: 'Failed' },
  dismissed: { tone: 'neutral', label: 'Dismissed' },
} as const

type Props = { action: Action; mayReply: boolean }

/** One next step: what will be done, its fields, and the button that lets it happen. */
export function ActionCard({ action, mayReply }: Props) {
  const [editing, setEditing] = useState(action.state === 'proposed' && action.missing.length > 0)
  const { state, sentence, confirmation, conversationId } = action
  const open = state === 'proposed' || (state === 'failed' && action.carriedOut === 'person')
  const mine = state === 'proposed' && action.proposedBy !== 'person'
  return (
    <Box
      component="article"
      aria-label={`${action.name}: ${chips[state].label}`}
      sx={{
        border: '1px solid',
        borderColor: mine ? 'assistantLine' : 'hairline',
        borderRadius: '8px',
        p: 3,
        display: 'grid',
        gap: 2,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2 }}>
        <ToneChip {...chips[state]} />
        <Box sx={{ fontSize: 12, color: 'ink3' }}>
          <RelativeTime at={action.finishedAt ?? action.decidedAt ?? action.createdAt} />
        </Box>
      </Box>
      <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }} dir="auto">
        {sentence}
      </Box>
      {state === 'proposed' && editing && mayReply ? (
        <ActionForm action={action} onDone={() => setEditing(false)} />
      ) : (
        <FilledFields action={action} />
      )}
      <Box sx={{ fontSize: 12, color: state === 'failed' ? 'late' : 'ink3' }}>{noteOf(action)}</Box>
      {mayReply && open && !editing && <Decide action={action} onEdit={() => setEditing(true)} />}
      {mayReply && state === 'failed' && action.carriedOut === 'webhook' && <Decide action={action} />}
      {mayReply && state === 'approved' && action.carriedOut === 'person' && <CompleteStep action={action} />}
      {mayReply && confirmation !== null && (
        <Button size="small" variant="outlined" onClick={() => insertIntoReply(conversationId, confirmation)}>
          Tell the customer in the reply
        </Button>
      )}
    </Box>
  )
}

function FilledFields({ action }: { action: Action }) {
  const filled = action.fields.filter(({ value, required }) => value !== null || required)
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: '84px minmax(0, 1fr)',
        gap: '4px 8px',
        fontSize: 12,
        '& dt': { color: 'ink3' },
        '& dd': { m: 0, overflowWrap: 'anywhere' },
      }}
    >
      {filled.map(({ key, label, value }) => (
        <Box key={key} sx={{ display: 'contents' }}>
          <dt>{label}</dt>
          <Box component="dd" dir="auto" sx={{ color: value === null ? 'warn' : 'ink' }}>
            {value ?? 'not said yet'}
          </Box>
        </Box>
      ))}
    </Box>
  )
}

function Decide({ action, onEdit }: { action: Action; onEdit?: () => void }) {
  const [approve, approving] = actionsApi.useApproveActionMutation()
  const [dismiss, dismissing] = actionsApi.useDismissActionMutation()
  const params = { id: action.id }
  const busy = approving.isLoading || dismissing.isLoading
  return (
    <>
      <FormProblem error={approving.error ?? dismissing.error} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <Button
          size="small"
          variant="contained"
          disabled={busy || !action.mayApprove || action.missing.length > 0}
          onClick={() => void approve({ params })}
        >
          {action.state === 'failed' ? 'Try again' : 'Approve'}
        </Button>
        {onEdit && action.state === 'proposed' && (
          <Button size="small" variant="outlined" disabled={busy} onClick={onEdit}>
            Edit
          </Button>
        )}
        <Button size="small" disabled={busy} onClick={() => void dismiss({ params })}>
          Dismiss
        </Button>
      </Box>
    </>
  )
}

function noteOf(action: Action): string {
  const { state, result, carriedOut, decidedBy, finishedBy, proposedBy } = action
  switch (state) {
    case 'proposed': {
      if (action.needsAdmin && !action.mayApprove) return 'An admin has to approve this.'
      const by = proposedBy === 'person' ? 'Added by hand' : 'Filled in from what the customer wrote'
      const how = carriedOut === 'webhook' ? 'your server carries it out' : 'a person does it'
      return `${by}. Once approved, ${how}.`
    }
    case 'approved':
      return `Approved by ${decidedBy?.name ?? 'somebody'}. ${carriedOut === 'person' ? 'To be done by hand.' : result || 'On its way to your server.'}`
    case 'done':
      return [
        `Approved by ${decidedBy?.name ?? 'somebody'}`,
        result || `done by ${finishedBy?.name ?? 'somebody'}`,
      ].join(' · ')
    case 'failed':
      return result
    case 'dismissed':
      return ''
  }
}
