'use client'
import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { useState } from 'react'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { addressWords } from '../../channels/channel-words.ts'
import { ForwardButton } from '../../composer/forward/ForwardButton.tsx'
import { DeliveryLine } from '../delivery/DeliveryLine.tsx'
import { DragHandle } from '../reorganize/DragHandle.tsx'
import type { Message } from '../thread/timeline.ts'
import { Translatable } from '../translation/Translatable.tsx'
import { Attachments } from './Attachments.tsx'
import { LetterTime } from './LetterTime.tsx'
import { MailBody } from './MailBody.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import { Paper } from './Paper.tsx'
import { InvitationCard } from './parts/InvitationCard.tsx'
import { ProtectionNote } from './parts/ProtectionNote.tsx'
import { SenderWarning, VerifiedSign } from './SenderTrust.tsx'
import { WhyHere } from './WhyHere.tsx'

const automatic: Partial<Record<Message['autoKind'], string>> = {
  bounce: 'Bounce',
  'auto-reply': 'Automatic reply',
  list: 'Mailing list',
  report: 'Report',
}

/** One mail as a letter. Older ones are folded to a line until they are asked for. */
export function Letter({ message, unfolded }: { message: Message; unfolded: boolean }) {
  const [open, setOpen] = useState(unfolded)
  const who = senderOf(message)
  if (!open) return <Folded message={message} who={who} onOpen={() => setOpen(true)} />
  const label = automatic[message.autoKind]
  return (
    <Paper
      data-kind={label ? 'automatic' : message.direction}
      data-message={message.id}
      aria-label={`${message.direction === 'inbound' ? 'Mail from' : 'Reply by'} ${who}`}
    >
      <header>
        <DragHandle message={message}>
          <PersonAvatar name={who} />
        </DragHandle>
        <Box sx={{ minWidth: 0, flex: 1 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
            <span className="name" dir="auto">
              {who}
            </span>
            <Box component="span" className="quiet" sx={{ overflowWrap: 'anywhere' }}>
              {addressWords(message.from.address)}
            </Box>
            <VerifiedSign trust={message.trust} />
          </Box>
          <Recipients message={message} />
        </Box>
        {label && <ToneChip label={label} tone="warn" />}
        {message.threading.verdict === 'answer' && <ToneChip label="Answered alone" tone="assistant" />}
        <WhyHere message={message} />
        <ForwardButton message={message} />
        <LetterTime at={message.sentAt} />
        <MessageMenu message={message} />
      </header>
      <SenderWarning trust={message.trust} />
      <ProtectionNote protection={message.protection} />
      <InvitationCard invitation={message.invitation} />
      <Translatable message={message}>
        <MailBody message={message} />
      </Translatable>
      <Attachments attachments={message.attachments.filter((one) => !one.inline)} />
      {message.delivery && <DeliveryLine message={message} delivery={message.delivery} />}
    </Paper>
  )
}

function Folded({ message, who, onOpen }: { message: Message; who: string; onOpen: () => void }) {
  return (
    <ButtonBase
      onClick={onOpen}
      aria-expanded={false}
      sx={{
        width: '100%',
        display: 'flex',
        justifyContent: 'flex-start',
        gap: 2.5,
        px: 4.5,
        py: 2,
        mb: 2,
        fontSize: 13,
        textAlign: 'left',
        border: '1px solid',
        borderColor: 'hairline',
        borderRadius: '10px',
        color: 'ink3',
        '&:hover': { bgcolor: 'hover' },
      }}
    >
      <PersonAvatar name={who} size={20} />
      <Box component="span" sx={{ color: 'ink2', fontWeight: 500, whiteSpace: 'nowrap' }}>
        {who}
      </Box>
      <Box
        component="span"
        sx={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {message.text.slice(0, 200)}
      </Box>
      <LetterTime at={message.sentAt} />
    </ButtonBase>
  )
}

/** Copies are named: they are who else reads the answer. */
function Recipients({ message }: { message: Message }) {
  const lines = [
    ['To', message.threading.verdict === 'forward' ? message.to : []],
    ['Cc', message.cc],
    ['Bcc', message.bcc],
  ] as const
  return lines
    .filter(([, people]) => people.length > 0)
    .map(([name, people]) => (
      <Box key={name} className="quiet" sx={{ fontSize: 12, overflowWrap: 'anywhere' }}>
        {name} {people.map((one) => one.name || one.address).join(', ')}
      </Box>
    ))
}

function senderOf(message: Message): string {
  return message.author?.name || message.from.name || message.from.address
}
