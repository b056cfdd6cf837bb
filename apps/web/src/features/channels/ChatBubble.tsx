'use client'

import Box from '@mui/material/Box'
import { styled } from '@mui/material/styles'
import { PersonAvatar } from '../../ui/PersonAvatar.tsx'
import { DeliveryLine } from '../conversation/delivery/DeliveryLine.tsx'
import { LetterTime } from '../conversation/letter/LetterTime.tsx'
import { MessageMenu } from '../conversation/letter/MessageMenu.tsx'
import { Prose } from '../conversation/letter/Paper.tsx'
import { WhyHere } from '../conversation/letter/WhyHere.tsx'
import type { Message } from '../conversation/thread/timeline.ts'
import { Translatable } from '../conversation/translation/Translatable.tsx'

/** One message of a chat: the visitor's to the left, ours to the right. */
export function ChatBubble({ message }: { message: Message }) {
  const ours = message.direction === 'outbound'
  const who = message.author?.name || message.from.name || 'Visitor'
  return (
    <Said data-side={message.direction} data-message={message.id} aria-label={`Chat by ${who}`}>
      {!ours && <PersonAvatar name={who} size={26} />}
      <Box sx={{ minWidth: 0, maxWidth: '100%' }}>
        <div className="head">
          <span className="name" dir="auto">
            {who}
          </span>
          <LetterTime at={message.sentAt} />
          <WhyHere message={message} />
          <MessageMenu message={message} />
        </div>
        <div className="bubble">
          <Translatable message={message}>
            <Prose>{message.text}</Prose>
          </Translatable>
        </div>
        {message.delivery && <DeliveryLine message={message} delivery={message.delivery} />}
      </Box>
    </Said>
  )
}

const Said = styled('article')(({ theme }) => {
  const { palette } = theme.vars
  return {
    display: 'flex',
    gap: 10,
    width: 'fit-content',
    maxWidth: '86%',
    marginBottom: 12,
    fontSize: 14,
    lineHeight: 1.5,
    scrollMarginTop: 16,
    '& .head': {
      display: 'flex',
      alignItems: 'center',
      gap: 6,
      minHeight: 24,
      fontSize: 12,
      color: palette.ink3,
    },
    '& .name': { fontWeight: 600, color: palette.ink2 },
    '& .bubble': {
      width: 'fit-content',
      maxWidth: '100%',
      padding: '8px 13px',
      borderRadius: '4px 14px 14px 14px',
      backgroundColor: palette.sunken,
      color: palette.ink,
    },
    '&[data-side="outbound"]': { marginInlineStart: 'auto' },
    '&[data-side="outbound"] .head': { justifyContent: 'flex-end' },
    '&[data-side="outbound"] .bubble': {
      marginInlineStart: 'auto',
      borderRadius: '14px 4px 14px 14px',
      backgroundColor: palette.accentSoft,
    },
    '&:focus-visible': { outline: `2px solid ${palette.accent}`, outlineOffset: 4, borderRadius: 8 },
  }
})
