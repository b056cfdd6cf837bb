'use client'

import DarkIcon from '@mui/icons-material/DarkModeOutlined'
import SystemIcon from '@mui/icons-material/DesktopWindowsOutlined'
import LightIcon from '@mui/icons-material/LightModeOutlined'
import { useColorScheme } from '@mui/material/styles'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'

const modes = [
  { mode: 'light', name: 'Light', Icon: LightIcon },
  { mode: 'dark', name: 'Dark', Icon: DarkIcon },
  { mode: 'system', name: 'System', Icon: SystemIcon },
] as const

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
  const { mode, setMode } = useColorScheme()
  return (
    <ToggleButtonGroup exclusive fullWidth size="small" value={mode ?? 'system'} aria-label="Theme">
      {modes.map(({ mode: value, name, Icon }) => (
        <ToggleButton key={value} value={value} onClick={() => setMode(value)} sx={{ gap: 1.5 }}>
          <Icon sx={{ fontSize: 14 }} />
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
