import LockIcon from '@mui/icons-material/LockOutlined'
import SignedIcon from '@mui/icons-material/VerifiedOutlined'
import Box from '@mui/material/Box'
import type { Message } from '../../thread/timeline.ts'

const words = {
  smime_signed: 'Signed with S/MIME. The signature was not checked.',
  pgp_signed: 'Signed with PGP. The signature was not checked.',
  smime_encrypted: 'Encrypted with S/MIME. Download the original to read it where its key is.',
  pgp_encrypted: 'Encrypted with PGP. Download the original to read it where its key is.',
} as const

/** Says that a mail is signed or encrypted, and what that means here. */
export function ProtectionNote({ protection }: { protection: Message['protection'] }) {
  if (!protection) return null
  const Icon = protection.endsWith('encrypted') ? LockIcon : SignedIcon
  return (
    <Box
      role="note"
      sx={{ display: 'flex', gap: 2, mb: 3, alignItems: 'center', color: 'ink2', fontSize: 12 }}
    >
      <Icon sx={{ fontSize: 16 }} />
      {words[protection]}
    </Box>
  )
}
