'use client'
import RunIcon from '@mui/icons-material/PlayArrowOutlined'
import { IconAction } from '../../ui/IconAction.tsx'
import { useMenu } from '../conversation/menus/useMenu.ts'
import { useKeyWords } from '../shortcuts/useKeyWords.ts'
import { RunnablePicker } from './RunnablePicker.tsx'
import { useRunByHand } from './useRunByHand.tsx'
import { useRunnable } from './useRunnable.ts'

/** Workflows and macros to run on the open conversation. Nothing where the organization has none. */
export function RunMenu({ conversationId }: { conversationId: string }) {
  const workflows = useRunnable()
  const { button, open, show, close } = useMenu('run', workflows.length > 0)
  const keys = useKeyWords('run')
  const { runFor } = useRunByHand()
  if (workflows.length === 0) return null
  return (
    <>
      <IconAction
        ref={button}
        keys={keys}
        label="Run a workflow"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={show}
      >
        <RunIcon />
      </IconAction>
      <RunnablePicker
        anchor={open ? button.current : null}
        workflows={workflows}
        label="Workflows to run"
        onPick={(workflow) => void runFor(workflow, conversationId)}
        onClose={close}
      />
    </>
  )
}
