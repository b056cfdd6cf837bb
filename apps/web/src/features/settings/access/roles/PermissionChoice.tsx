'use client'

import type { Permission } from '@frontdesk/core/permissions'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { byResource } from './by-resource.ts'

type Props = {
  /** what can be chosen from */
  offered: readonly Permission[]
  chosen: readonly Permission[]
  onChange: (chosen: Permission[]) => void
}

/** A set of permissions, chosen verb by verb. */
export function PermissionChoice({ offered, chosen, onChange }: Props) {
  const toggle = (permission: Permission, on: boolean) =>
    onChange(on ? [...chosen, permission] : chosen.filter((one) => one !== permission))
  return (
    <Stack sx={{ gap: 3 }}>
      <Stack direction="row" sx={{ gap: 2 }}>
        <Button size="small" variant="outlined" onClick={() => onChange(offered.filter(onlyReads))}>
          Only reading
        </Button>
        <Button size="small" variant="outlined" onClick={() => onChange([...offered])}>
          All
        </Button>
        <Button size="small" variant="outlined" onClick={() => onChange([])}>
          None
        </Button>
      </Stack>
      {byResource(offered).map(({ name, verbs }) => (
        <Box key={name} component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
          <Typography component="legend" variant="caption" sx={{ color: 'ink2', p: 0 }}>
            {name}
          </Typography>
          {verbs.map(({ permission, name: verb }) => (
            <FormControlLabel
              key={permission}
              label={verb}
              control={
                <Checkbox
                  size="small"
                  checked={chosen.includes(permission)}
                  onChange={(_, on) => toggle(permission, on)}
                />
              }
              sx={{ mr: 4 }}
            />
          ))}
        </Box>
      ))}
    </Stack>
  )
}

function onlyReads(permission: Permission): boolean {
  return permission.endsWith(':read')
}
