import Avatar from '@mui/material/Avatar'
import type { SxProps, Theme } from '@mui/material/styles'
import { initialsOf } from './initials.ts'

type Props = { name: string; size?: number; sx?: SxProps<Theme> }

/** A person as initials. Decoration: the name stands beside it or in a tooltip. */
export function PersonAvatar({ name, size = 26, sx }: Props) {
  const scaled = { width: size, height: size, fontSize: Math.round(size * 0.4) }
  return (
    <Avatar aria-hidden sx={[scaled, ...(Array.isArray(sx) ? sx : [sx ?? {}])]}>
      {initialsOf(name)}
    </Avatar>
  )
}
