'use client'
import AttachFileIcon from '@mui/icons-material/AttachFileOutlined'
import DangerousIcon from '@mui/icons-material/GppMaybeOutlined'
import ImageIcon from '@mui/icons-material/ImageOutlined'
import Box from '@mui/material/Box'
import Chip from '@mui/material/Chip'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { conversationApi } from '../api.ts'
import type { Message } from '../thread/timeline.ts'
import { sizeOf } from './size.ts'

type Attachment = Message['attachments'][number]

/** The files of a mail. Each is opened through a link that expires. */
export function Attachments({ attachments }: { attachments: Attachment[] }) {
  const [ask] = conversationApi.useLazyGetAttachmentQuery()
  const { tellProblem } = useToasts()
  if (attachments.length === 0) return null
  const open = async (attachment: Attachment) => {
    // Opened before the answer is here: afterwards the browser would take it for a pop-up.
    const tab = window.open('about:blank', '_blank')
    try {
      const { url } = await ask({ params: { id: attachment.id } }).unwrap()
      if (tab) {
        tab.opener = null
        tab.location.href = url
      } else window.location.assign(url)
    } catch (error) {
      tab?.close()
      tellProblem(`${attachment.filename} could not be opened.`, error)
    }
  }
  return (
    <Box
      component="ul"
      aria-label="Attachments"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, m: 0, mt: 3, p: 0 }}
    >
      {attachments.map((one) => (
        <Box component="li" key={one.id} sx={{ listStyle: 'none', maxWidth: '100%' }}>
          <Chip
            icon={iconOf(one)}
            label={`${one.filename} · ${sizeOf(one.size)}${one.dangerous ? ' · download only' : ''}`}
            title={
              one.dangerous
                ? `Download ${one.filename}. Files of this kind can do harm when they are opened.`
                : `Open ${one.filename}`
            }
            onClick={() => void open(one)}
            sx={{
              height: 24,
              fontSize: 12,
              maxWidth: '100%',
              ...(one.dangerous ? { color: 'warn', bgcolor: 'warnSoft' } : {}),
            }}
          />
        </Box>
      ))}
    </Box>
  )
}

function iconOf({ dangerous, contentType }: Attachment) {
  if (dangerous) return <DangerousIcon />
  return contentType.startsWith('image/') ? <ImageIcon /> : <AttachFileIcon />
}
