'use client'
import CloseIcon from '@mui/icons-material/CloseOutlined'
import RunIcon from '@mui/icons-material/PlayArrowOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { IconAction } from '../../../ui/IconAction.tsx'
import { useMenu } from '../../conversation/menus/useMenu.ts'
import { RunnablePicker } from '../../run-by-hand/RunnablePicker.tsx'
import { useRunByHand } from '../../run-by-hand/useRunByHand.tsx'
import { useRunnable } from '../../run-by-hand/useRunnable.ts'
import { Keys } from '../../shortcuts/Keys.tsx'
import { clearSelection, useSelection } from './selection.ts'

/** What can be done with the conversations that are chosen. Nothing while none is. */
export function BulkBar() {
  const chosen = useSelection()
  const workflows = useRunnable()
  const { runForMany } = useRunByHand()
  const { button, open, show, close } = useMenu('run', chosen.size > 0 && workflows.length > 0)
  if (chosen.size === 0) return null
  return (
    <Box role="toolbar" aria-label="Chosen conversations" sx={look}>
      <Box component="span" role="status" sx={{ fontWeight: 500, fontVariantNumeric: 'tabular-nums' }}>
        {chosen.size} chosen
      </Box>
      <Button
        ref={button}
        size="small"
        variant="outlined"
        startIcon={<RunIcon />}
        disabled={workflows.length === 0}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={show}
        sx={{ ml: 'auto' }}
      >
        {workflows.length === 0 ? (
          'No workflow to run'
        ) : (
          <>
            Run a workflow <Keys id="run" />
          </>
        )}
      </Button>
      <IconAction label="Choose none" onClick={clearSelection}>
        <CloseIcon />
      </IconAction>
      <RunnablePicker
        anchor={open ? button.current : null}
        workflows={workflows}
        label="Workflows to run"
        onPick={(workflow) => {
          void runForMany(workflow, [...chosen]).then((started) => started && clearSelection())
        }}
        onClose={close}
      />
    </Box>
  )
}

const look = {
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  minHeight: 44,
  pl: 4,
  pr: 2,
  borderBottom: '1px solid',
  borderColor: 'hairline',
  bgcolor: 'selected',
}
