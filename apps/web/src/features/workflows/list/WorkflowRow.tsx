'use client'

import Box from '@mui/material/Box'
import Switch from '@mui/material/Switch'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type Workflow, workflowsApi } from '../api.ts'

/** A workflow's name, sentence, last runs and switch. */
export function WorkflowRow({ workflow }: { workflow: Workflow }) {
  const { id, name, active, whenOff, sentence, version, draft, canary, runs, lastRunAt } = workflow
  const [switchTo, { isLoading }] = workflowsApi.usePutWorkflowActiveMutation()
  const allowed = usePermission('workflows:write')
  const { tell, tellProblem } = useToasts()
  const [asking, setAsking] = useState(false)
  const change = async () => {
    setAsking(false)
    const { error } = await switchTo({ params: { id }, body: { active: !active } })
    if (error !== undefined) tellProblem(`“${name}” is as it was.`, error)
    else tell(active ? `“${name}” is off.` : `“${name}” is on.`)
  }
  return (
    <Row
      href={`/workflows/${id}`}
      title={name}
      marks={
        <>
          {draft !== null && <ToneChip label={version === null ? 'Draft' : 'Changed'} tone="warn" />}
          {canary !== null && <ToneChip label={`Canary ${canary.percent} %`} tone="accent" />}
        </>
      }
      detail={<Box sx={{ whiteSpace: 'normal' }}>{sentence}</Box>}
      trailing={
        <Box sx={{ textAlign: 'end', display: { xs: 'none', sm: 'block' } }}>
          {runs.total === 1 ? '1 run' : `${runs.total} runs`}
          {runs.failed > 0 && <Box sx={{ color: 'late' }}>{runs.failed} failed</Box>}
          {lastRunAt !== null && (
            <Box>
              <RelativeTime at={lastRunAt} />
            </Box>
          )}
        </Box>
      }
      actions={
        <>
          <Switch
            checked={active}
            disabled={!allowed || isLoading || (version === null && !active)}
            onChange={() => (active && whenOff !== null ? setAsking(true) : void change())}
            slotProps={{ input: { 'aria-label': `${name} is on` } }}
          />
          <ConfirmDialog
            open={asking}
            title={`Switch “${name}” off?`}
            confirm="Switch off"
            busy={isLoading}
            onConfirm={() => void change()}
            onClose={() => setAsking(false)}
          >
            {whenOff} It can be switched on again at any time.
          </ConfirmDialog>
        </>
      }
    />
  )
}
