'use client'
import Box from '@mui/material/Box'
import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import Typography from '@mui/material/Typography'
import { Kbd } from '../../../ui/Kbd.tsx'
import { describeKeys } from '../keys.ts'
import { setShortcutsEnabled, useShortcutsEnabled } from '../preference.ts'
import { shortcutOf } from '../registry.ts'
import { useApple } from '../useApple.ts'
import { type CommandGroup, groupShortcuts } from './commands.ts'

/** Every key of the product, read from the registry. */
export function HelpSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const enabled = useShortcutsEnabled()
  return (
    <Dialog open={open} onClose={onClose} maxWidth="md" fullWidth aria-labelledby="help-sheet-title">
      <DialogTitle id="help-sheet-title">Keyboard shortcuts</DialogTitle>
      <DialogContent>
        <Box sx={{ columns: { xs: 1, sm: 2, md: 3 }, columnGap: 8 }}>
          {groupShortcuts().map((group) => (
            <Group key={group.section} group={group} />
          ))}
        </Box>
        <FormControlLabel
          sx={{ my: 3 }}
          control={<Switch checked={enabled} onChange={(_event, checked) => setShortcutsEnabled(checked)} />}
          label="Single keys are on. Turn them off if they get in the way of your assistive technology."
        />
      </DialogContent>
    </Dialog>
  )
}

function Group({ group }: { group: CommandGroup }) {
  return (
    <Box component="section" sx={{ breakInside: 'avoid', mb: 5 }}>
      <Typography variant="subtitle2" component="h3" sx={{ color: 'ink3', mb: 1 }}>
        {group.section}
      </Typography>
      <Box component="dl" sx={{ m: 0 }}>
        {group.ids.map((id) => (
          <Line key={id} label={shortcutOf(id).label} keys={shortcutOf(id).keys} />
        ))}
      </Box>
    </Box>
  )
}

function Line({ label, keys }: { label: string; keys: readonly string[] }) {
  const apple = useApple()
  return (
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 3, py: 0.75 }}>
      <Box component="dt">{label}</Box>
      <Box component="dd" sx={{ m: 0, display: 'flex', gap: 1, flex: 'none' }}>
        {keys.map((one) => (
          <Kbd key={one}>{describeKeys(one, apple)}</Kbd>
        ))}
      </Box>
    </Box>
  )
}
