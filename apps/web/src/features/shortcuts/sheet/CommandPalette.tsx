'use client'
import Box from '@mui/material/Box'
import Dialog from '@mui/material/Dialog'
import DialogTitle from '@mui/material/DialogTitle'
import { Command } from 'cmdk'
import { bindingOf } from '../bindings.ts'
import { Keys } from '../Keys.tsx'
import { type ShortcutId, shortcutOf } from '../registry.ts'
import { availableCommands } from './commands.ts'
import { visuallyHidden } from './visually-hidden.ts'

type Props = { open: boolean; onClose: () => void }

/** Every action that can be done right now, found by typing. */
export function CommandPalette({ open, onClose }: Props) {
  const run = (id: ShortcutId) => {
    onClose()
    // The dialog gives the focus back first, so that an action may take it somewhere else.
    setTimeout(() => bindingOf(id)?.(), 0)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start', pt: '12vh' } }}
    >
      <DialogTitle sx={visuallyHidden}>Every action</DialogTitle>
      <Box sx={look}>
        <Command label="Every action" loop>
          <Command.Input
            autoFocus
            placeholder="What do you want to do?"
            aria-label="What do you want to do?"
          />
          <Command.List>
            <Command.Empty>No action of that name.</Command.Empty>
            {open &&
              availableCommands().map((group) => (
                <Command.Group key={group.section} heading={group.section}>
                  {group.ids.map((id) => (
                    <Command.Item key={id} value={shortcutOf(id).label} onSelect={() => run(id)}>
                      <span>{shortcutOf(id).label}</span>
                      <Keys id={id} />
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
          </Command.List>
        </Command>
      </Box>
    </Dialog>
  )
}

const look = {
  '& [cmdk-input]': {
    width: '100%',
    boxSizing: 'border-box',
    border: 0,
    borderBottom: '1px solid var(--mui-palette-hairline)',
    outline: 'none',
    background: 'none',
    color: 'ink',
    font: 'inherit',
    fontSize: 15,
    px: 4,
    py: 3.5,
    '&::placeholder': { color: 'ink3', opacity: 1 },
  },
  '& [cmdk-list]': { maxHeight: 'min(420px, 60vh)', overflowY: 'auto', p: 1.5 },
  '& [cmdk-group-heading]': { fontSize: 11, color: 'ink3', px: 2, pt: 2, pb: 1 },
  '& [cmdk-item]': {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    px: 2,
    py: 1.75,
    borderRadius: '6px',
    cursor: 'pointer',
    '&[data-selected=true]': { bgcolor: 'hover' },
  },
  '& [cmdk-empty]': { px: 2, py: 6, textAlign: 'center', color: 'ink3' },
}
