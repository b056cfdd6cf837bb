'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../../ui/ToneChip.tsx'
import { type ActionSettings, actionsApi } from '../../../next-steps/api.ts'
import { AssistantHeader } from '../AssistantHeader.tsx'
import { ActionPanel } from './ActionPanel.tsx'

/** Which actions the assistant may propose, who approves them, and who carries them out. */
export function Actions() {
  const { data, error, refetch } = actionsApi.useGetActionSettingsQuery()
  const [editing, setEditing] = useState<string | null>(null)
  const shown = data?.items.find(({ kind }) => kind === editing)
  return (
    <>
      <AssistantHeader about="What the assistant may propose to do for a customer. A person approves every single one; what is not allowed here is not even offered to a model." />
      {!data && error !== undefined ? (
        <ErrorState error={error} what="The actions could not be loaded" onRetry={() => void refetch()} />
      ) : (
        <ListCard label="Actions">
          {data ? (
            <Rows>
              {data.items.map((item) => (
                <ActionRow key={item.kind} item={item} onEdit={() => setEditing(item.kind)} />
              ))}
            </Rows>
          ) : (
            <SkeletonRows rows={4} />
          )}
        </ListCard>
      )}
      {shown && <ActionPanel settings={shown} onClose={() => setEditing(null)} />}
    </>
  )
}

function ActionRow({ item, onEdit }: { item: ActionSettings; onEdit: () => void }) {
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', gap: 4, px: 4, py: 3, flexWrap: 'wrap' }}
    >
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Box sx={{ fontWeight: 600 }}>{item.name}</Box>
          <ToneChip tone={item.enabled ? 'assistant' : 'neutral'} label={item.enabled ? 'Allowed' : 'Off'} />
        </Box>
        <Box sx={{ color: 'ink3' }}>{item.description}</Box>
        {item.enabled && <Box sx={{ fontSize: 12, color: 'ink2', mt: 0.5 }}>{ruleOf(item)}</Box>}
      </Box>
      <Button variant="outlined" aria-label={`Change ${item.name}`} onClick={onEdit}>
        Change
      </Button>
    </Box>
  )
}

const approvals = {
  never: () => 'Any agent approves',
  above: ({ approvalAbove, approvalCurrency }: ActionSettings) =>
    `Agents approve up to ${approvalAbove} ${approvalCurrency}, admins above`,
  always: () => 'An admin approves',
}

function ruleOf(item: ActionSettings): string {
  const host = URL.parse(item.webhookUrl ?? '')?.host
  const how =
    item.carriedOut === 'webhook' ? `${host ?? 'your server'} carries it out` : 'a person carries it out'
  return `${approvals[item.approval](item)}, ${how}.`
}
