import Box from '@mui/material/Box'
import { PersonAvatar } from '../../../../../ui/PersonAvatar.tsx'

type Props = { fromName: string; address: string; signature: string }

/** A reply as it arrives at a customer's, with the sender and signature as they stand in the form. */
export function LetterPreview({ fromName, address, signature }: Props) {
  return (
    <Box component="figure" aria-label="Preview of a reply" sx={figure}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, pb: 4, minWidth: 0 }}>
        <PersonAvatar name={fromName || address} size={28} />
        <Box sx={{ minWidth: 0, lineHeight: 1.35 }}>
          <Box sx={{ ...oneLine, fontWeight: 600 }}>{fromName || 'No sender name yet'}</Box>
          <Box sx={{ ...oneLine, fontSize: 12, color: 'ink3' }}>{address}</Box>
        </Box>
      </Box>
      <Box sx={{ color: 'ink2', display: 'grid', gap: 3 }}>
        <span>Hello Ada,</span>
        <span>your parcel left our warehouse this morning and should be with you by Friday.</span>
      </Box>
      {signature.trim() === '' ? (
        <Box sx={{ mt: 4, color: 'ink3', fontStyle: 'italic' }}>No signature</Box>
      ) : (
        <Box sx={{ mt: 4, color: 'ink', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          <Box component="span" aria-hidden sx={{ display: 'block', color: 'ink3' }}>
            --
          </Box>
          {signature}
        </Box>
      )}
      <Box component="figcaption" sx={{ mt: 'auto', pt: 5, fontSize: 12, color: 'ink3' }}>
        What a customer sees
      </Box>
    </Box>
  )
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }
const figure = {
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  m: 0,
  p: 4,
  fontSize: 14,
  lineHeight: 1.5,
  bgcolor: 'canvas',
  border: '1px solid',
  borderColor: 'hairline',
  borderRadius: '8px',
}
