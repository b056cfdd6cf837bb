'use client'
import AttachFileIcon from '@mui/icons-material/AttachFileOutlined'
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
            icon={one.contentType.startsWith('image/') ? <ImageIcon /> : <AttachFileIcon />}
            label={`${one.filename} · ${sizeOf(one.size)}`}
            title={`Open ${one.filename}`}
            onClick={() => void open(one)}
            sx={{ height: 24, fontSize: 12, maxWidth: '100%' }}
          />
        </Box>
      ))}
    </Box>
  )
}
