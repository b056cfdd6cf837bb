'use client'
import MacroIcon from '@mui/icons-material/BoltOutlined'
import Button from '@mui/material/Button'
import { useMenu } from '../conversation/menus/useMenu.ts'
import { KeyTooltip } from '../shortcuts/KeyTooltip.tsx'
import { RunnablePicker } from './RunnablePicker.tsx'
import { useRunByHand } from './useRunByHand.tsx'
import { useRunnable } from './useRunnable.ts'

/** Macros: several things at once, such as words for the reply, tags and a status. */
export function MacroMenu({ conversationId }: { conversationId: string }) {
  const macros = useRunnable().filter(({ kind }) => kind === 'macro')
  const { button, open, show, close } = useMenu('macro', macros.length > 0)
  const { runFor } = useRunByHand()
  if (macros.length === 0) return null
  return (
    <>
      <KeyTooltip id="macro">
        <Button
          ref={button}
          startIcon={<MacroIcon />}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={show}
        >
          Macro
        </Button>
      </KeyTooltip>
      <RunnablePicker
        anchor={open ? button.current : null}
        workflows={macros}
        label="Macros"
        onPick={(macro) => void runFor(macro, conversationId)}
        onClose={close}
      />
    </>
  )
}
