'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { Message } from '../thread/timeline.ts'
import { isDesigned, showsHtml, wantsRemoteImages } from './body-kind.ts'
import { MailFrame } from './MailFrame.tsx'
import { Prose } from './Paper.tsx'

/** What was written: as text with its quotes folded, or as the formatted mail in a frame of its own. */
export function MailBody({ message }: { message: Message }) {
  const [formatted, setFormatted] = useState(() => showsHtml(message))
  const { html } = message
  return (
    <>
      {formatted && html !== null ? (
        <FormattedMail message={message} html={html} />
      ) : (
        <>
          <Prose dir="auto">{message.text || <Quiet>(no text)</Quiet>}</Prose>
          {message.quotedText && <Quoted text={message.quotedText} />}
        </>
      )}
      {html !== null && message.direction === 'inbound' && (
        <Button size="small" onClick={() => setFormatted(!formatted)} sx={small}>
          {formatted ? 'Show as plain text' : 'Show as sent'}
        </Button>
      )}
    </>
  )
}

function FormattedMail({ message, html }: { message: Message; html: string }) {
  const [images, setImages] = useState(false)
  return (
    <>
      {!images && wantsRemoteImages(html) && (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 2,
            mb: 2,
            pl: 3,
            fontSize: 12,
            color: 'ink2',
            bgcolor: 'sunken',
            borderRadius: '6px',
          }}
        >
          Remote images are blocked.
          <Button size="small" onClick={() => setImages(true)} sx={{ fontSize: 12 }}>
            Show images
          </Button>
        </Box>
      )}
      <MailFrame messageId={message.id} images={images} designed={isDesigned(html)} />
    </>
  )
}

function Quoted({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Box sx={{ mt: 2 }}>
      <Button
        size="small"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        sx={{ height: 20, px: 1.5, fontSize: 12, bgcolor: 'hover', color: 'ink3' }}
      >
        {open ? 'Hide quoted text' : 'Show quoted text'}
      </Button>
      {open && (
        <Prose
          dir="auto"
          sx={{ mt: 2, pl: 3, borderLeft: '2px solid', borderColor: 'edge', color: 'ink3', fontSize: 13 }}
        >
          {text}
        </Prose>
      )}
    </Box>
  )
}

function Quiet({ children }: { children: string }) {
  return (
    <Box component="span" sx={{ color: 'ink3' }}>
      {children}
    </Box>
  )
}

const small = { ml: -2, mt: 1, px: 2, height: 22, fontSize: 12, color: 'ink3' }
