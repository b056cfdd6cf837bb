import type { PaletteOptions } from '@mui/material/styles'
import type { Role } from './tokens.ts'

type Roles = Record<Role, string>

declare module '@mui/material/styles' {
  interface Palette extends Roles {}
  interface PaletteOptions extends Partial<Roles> {}
  interface CssThemeVariables {
    enabled: true
  }
}

/** Every role as a colour of its own (`sx={{ bgcolor: 'note' }}`), and MUI's names mapped onto the roles. */
export function paletteOf(roles: Roles): PaletteOptions {
  return {
    ...roles,
    primary: { main: roles.accent, dark: roles.accentStrong, contrastText: roles.onAccent },
    secondary: { main: roles.assistant, contrastText: roles.surface },
    error: { main: roles.late, dark: roles.lateStrong, contrastText: roles.onLate },
    warning: { main: roles.warn, contrastText: roles.surface },
    success: { main: roles.calm, contrastText: roles.surface },
    info: { main: roles.accent, contrastText: roles.onAccent },
    text: { primary: roles.ink, secondary: roles.ink2, disabled: roles.ink3 },
    divider: roles.hairline,
    background: { default: roles.canvas, paper: roles.surface },
    action: { hover: roles.hover, selected: roles.selected, active: roles.ink2 },
  }
}
