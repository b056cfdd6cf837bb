'use client'

import SettingsIcon from '@mui/icons-material/TuneOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { IconAction } from '../../../ui/IconAction.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { autonomyApi, type CategoryRung, type Mode } from './api.ts'
import { PrecisionBar } from './PrecisionBar.tsx'
import { RungPicker } from './RungPicker.tsx'
import { missingFor, nameOf, provedBy } from './words.ts'

/** One category: its rung, what its drafts have proved, and the next rung where it was earned. */
export function CategoryLadder({ rung, onBar }: { rung: CategoryRung; onBar: () => void }) {
  const [put, { isLoading }] = autonomyApi.usePutAutonomyMutation()
  const may = usePermission('categories:write')
  const { tell, tellProblem } = useToasts()
  const { category, bar, leastReviewed, leastConfidence, offered, reason } = rung
  const pick = async (mode: Mode) => {
    const { error } = await put({
      params: { id: category.id },
      body: { mode, bar, leastReviewed, leastConfidence },
    })
    if (error === undefined) tell(`${category.name}: ${nameOf(mode)}.`)
    else tellProblem('This was not changed.', error)
  }
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr auto', sm: 'minmax(0, 1fr) 172px 32px' },
        columnGap: 3,
        alignItems: 'center',
        px: 4,
        py: 3,
        borderBottom: 1,
        borderColor: 'hairline',
      }}
    >
      <Box sx={{ minWidth: 0, gridColumn: { xs: '1 / -1', sm: '1' } }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, fontWeight: 500 }}>
          {category.name}
          {rung.open > 0 && <ToneChip size="small" label={`${rung.open} to judge`} />}
        </Box>
        <PrecisionBar rung={rung} />
        <Box sx={{ fontSize: 12, color: 'ink3' }}>
          {provedBy(rung)}
          {missingFor(rung) !== '' && <Box component="span">. {missingFor(rung)}.</Box>}
        </Box>
        {reason !== '' && (
          <Box sx={{ fontSize: 12, color: 'warn' }}>
            Moved back to {nameOf(rung.mode)}: {reason}.
          </Box>
        )}
      </Box>
      <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start', mt: { xs: 2, sm: 0 } }}>
        <RungPicker rung={rung} disabled={!may || isLoading} onPick={(mode) => void pick(mode)} />
        {may && offered !== null && (
          <Button size="small" variant="contained" disabled={isLoading} onClick={() => void pick(offered)}>
            Move up to {nameOf(offered)}
          </Button>
        )}
      </Box>
      <IconAction label={`Set the bar of ${category.name}`} onClick={onBar} disabled={!may}>
        <SettingsIcon fontSize="small" />
      </IconAction>
    </Box>
  )
}
