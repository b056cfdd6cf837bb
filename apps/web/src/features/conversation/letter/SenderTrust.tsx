'use client'
import VerifiedIcon from '@mui/icons-material/VerifiedUserOutlined'
import Alert from '@mui/material/Alert'
import AlertTitle from '@mui/material/AlertTitle'
import Box from '@mui/material/Box'
import Tooltip from '@mui/material/Tooltip'
import type { Message } from '../thread/timeline.ts'

const warnings = {
  forged: { severity: 'error', title: 'This mail is very likely not from who it says' },
  suspicious: { severity: 'warning', title: 'Take care with this mail' },
} as const

/** Says so above the letter when its sender may be another than it shows, with the reasons. */
export function SenderWarning({ trust }: { trust: Message['trust'] }) {
  if (trust?.verdict !== 'forged' && trust?.verdict !== 'suspicious') return null
  const { severity, title } = warnings[trust.verdict]
  return (
    <Alert severity={severity} sx={{ mb: 3, '& ul': { m: 0, pl: 4 }, overflowWrap: 'anywhere' }}>
      <AlertTitle>{title}</AlertTitle>
      <Box component="ul" dir="auto">
        {trust.reasons.map(({ code, text }) => (
          <li key={code + text}>{text}</li>
        ))}
      </Box>
    </Alert>
  )
}

/** A small sign beside an address that its domain confirms. */
export function VerifiedSign({ trust }: { trust: Message['trust'] }) {
  if (trust?.verdict !== 'verified') return null
  const why = trust.reasons.map(({ text }) => text).join(' ') || 'Its domain confirms this sender.'
  return (
    <Tooltip title={why}>
      <VerifiedIcon
        role="img"
        aria-label={`Confirmed sender. ${why}`}
        sx={{ fontSize: 14, color: 'calm', alignSelf: 'center', ml: -1 }}
      />
    </Tooltip>
  )
}
