'use client'

import Alert from '@mui/material/Alert'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { CopyField } from '../../../ui/forms/CopyField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'

type Props = { title: string; secret: string; children: ReactNode; onClose: () => void }

/** A secret, for the only time. */
export function SecretOnce({ title, secret, children, onClose }: Props) {
  return (
    <SidePanel open title={title} onClose={onClose}>
      <Alert severity="warning">Copy the secret now. It is not shown again.</Alert>
      <CopyField label="Secret" value={secret} />
      <Typography sx={{ color: 'ink2' }}>{children}</Typography>
    </SidePanel>
  )
}
