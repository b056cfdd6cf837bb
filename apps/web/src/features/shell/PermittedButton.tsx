'use client'

import type { Permission } from '@frontdesk/core/permissions'
import Button, { type ButtonProps } from '@mui/material/Button'
import Tooltip from '@mui/material/Tooltip'
import { usePermission, useRefused } from './usePermission.ts'

type Props = ButtonProps & { permission: Permission }

/** A button that says why it is off when your role does not reach. */
export function PermittedButton({ permission, disabled, ...rest }: Props) {
  const allowed = usePermission(permission)
  const refused = useRefused(permission)
  return (
    <Tooltip title={refused ? 'Your role does not reach. Ask an admin.' : ''}>
      <span>
        <Button {...rest} disabled={!allowed || (disabled ?? false)} />
      </span>
    </Tooltip>
  )
}
