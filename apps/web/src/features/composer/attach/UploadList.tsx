'use client'
import AttachFileIcon from '@mui/icons-material/AttachFileOutlined'
import CloseIcon from '@mui/icons-material/CloseOutlined'
import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import LinearProgress from '@mui/material/LinearProgress'
import { sizeOf } from '../../conversation/letter/size.ts'
import type { Upload } from './useAttachments.ts'

type Props = { uploads: Upload[]; onRemove: (key: string) => void }

/** The files of the reply, each with how far it has come. */
export function UploadList({ uploads, onRemove }: Props) {
  if (uploads.length === 0) return null
  return (
    <Box
      component="ul"
      aria-label="Attached files"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, m: 0, mt: 2, p: 0 }}
    >
      {uploads.map(({ key, filename, size, progress, id }) => (
        <Box component="li" key={key} sx={chip}>
          <AttachFileIcon sx={{ fontSize: 14 }} />
          <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {filename} · {sizeOf(size)}
          </Box>
          <IconButton
            aria-label={`Remove ${filename}`}
            onClick={() => onRemove(key)}
            sx={{ width: 20, height: 20 }}
          >
            <CloseIcon sx={{ '&&': { fontSize: 13 } }} />
          </IconButton>
          {id === null && (
            <LinearProgress
              variant="determinate"
              aria-label={`${filename} is on its way`}
              value={progress * 100}
              sx={{ position: 'absolute', insetInline: 0, bottom: 0, height: 2 }}
            />
          )}
        </Box>
      ))}
    </Box>
  )
}

const chip = {
  position: 'relative',
  overflow: 'hidden',
  listStyle: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 1,
  maxWidth: '100%',
  height: 26,
  pl: 2,
  pr: 0.5,
  fontSize: 12,
  color: 'ink2',
  bgcolor: 'sunken',
  borderRadius: '6px',
}
