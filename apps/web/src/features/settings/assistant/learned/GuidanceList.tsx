'use client'
import Box from '@mui/material/Box'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../../ui/ToneChip.tsx'
import { PermittedButton } from '../../../shell/PermittedButton.tsx'
import { learnedApi } from './api.ts'

/** What every draft keeps to since somebody accepted it. */
export function GuidanceList() {
  const { data } = learnedApi.useListGuidanceQuery()
  const [remove, { isLoading }] = learnedApi.useDeleteGuidanceMutation()
  if (!data || data.items.length === 0) return null
  return (
    <Box component="section" aria-labelledby="kept" sx={{ mt: 8 }}>
      <Box component="h2" id="kept" sx={{ fontSize: 14, fontWeight: 600, m: 0, mb: 3 }}>
        Drafts keep to this
      </Box>
      <ListCard label="Guidance">
        <Rows>
          {data.items.map(({ id, kind, text, createdBy }) => (
            <Box key={id} component="li" sx={{ display: 'flex', alignItems: 'center', gap: 3, px: 4, py: 3 }}>
              <ToneChip tone="assistant" label={kind === 'tone' ? 'Tone' : 'Rule'} />
              <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                <Box dir="auto">{text}</Box>
                <Box sx={{ fontSize: 12, color: 'ink3' }}>accepted by {createdBy.name}</Box>
              </Box>
              <PermittedButton
                permission="assistant:manage"
                size="small"
                aria-label={`Remove: ${text}`}
                disabled={isLoading}
                onClick={() => void remove({ params: { id } })}
              >
                Remove
              </PermittedButton>
            </Box>
          ))}
        </Rows>
      </ListCard>
    </Box>
  )
}
