'use client'

import CheckIcon from '@mui/icons-material/CheckOutlined'
import CopyIcon from '@mui/icons-material/ContentCopyOutlined'
import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import TextField from '@mui/material/TextField'
import { useState } from 'react'

/** A value to take elsewhere, with the button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <Stack direction="row" sx={{ gap: 2, alignItems: 'flex-end' }}>
      <TextField
        label={label}
        value={value}
        slotProps={{
          input: { readOnly: true, sx: { fontFamily: 'monospace' } },
          htmlInput: { onFocus: (event: React.FocusEvent<HTMLInputElement>) => event.target.select() },
        }}
      />
      <Button
        variant="outlined"
        startIcon={copied ? <CheckIcon /> : <CopyIcon />}
        onClick={() => void copy()}
        aria-live="polite"
        sx={{ height: 34 }}
      >
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </Stack>
  )
}
