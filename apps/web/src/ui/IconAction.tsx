'use client'

import IconButton, { type IconButtonProps } from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { Kbd } from './Kbd.tsx'

type Props = Omit<IconButtonProps, 'aria-label'> & { label: string; keys?: string }

/** A button that is only an icon: it has a name, and the name and its key show on hover. */
export function IconAction({ label, keys, children, ...rest }: Props) {
  const hint = keys === undefined ? label : [`${label} `, <Kbd key="keys">{keys}</Kbd>]
  return (
    <Tooltip title={hint}>
      <span>
        <IconButton aria-label={label} {...rest}>
          {children}
        </IconButton>
      </span>
    </Tooltip>
  )
}
