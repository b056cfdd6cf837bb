'use client'
import AttachFileIcon from '@mui/icons-material/AttachFileOutlined'
import EditIcon from '@mui/icons-material/EditOutlined'
import Box from '@mui/material/Box'
import { type MouseEvent, memo } from 'react'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { ChannelIcon } from '../../channels/ChannelIcon.tsx'
import { SlaChip } from '../../sla/SlaChip.tsx'
import type { Conversation } from '../api.ts'
import { chipsOf } from './chips.ts'
import { Row } from './RowLook.tsx'

type Props = {
  conversation: Conversation
  address: string
  open: boolean
  current: boolean
  onOpen: (conversation: Conversation) => void
  onNear: (conversation: Conversation) => void
  onFocus: (conversation: Conversation) => void
}

/** One conversation in the list: who and when, what about, and what is known of it. */
export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { conversation, address, open, current, onOpen, onNear, onFocus } = props
  const { contact, subject, unread } = conversation
  const openHere = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    onOpen(conversation)
  }
  return (
    <Row
      href={address}
      data-number={conversation.number}
      data-unread={unread || undefined}
      data-cursor={current || undefined}
      aria-current={open ? 'true' : undefined}
      tabIndex={current ? 0 : -1}
      onClick={openHere}
      onPointerEnter={() => onNear(conversation)}
      onFocus={() => onFocus(conversation)}
    >
      <span className="who" dir="auto">
        {contact.name || contact.email}
      </span>
      <span className="when">
        <RelativeTime at={conversation.lastMessageAt} />
      </span>
      <span className="subject" dir="auto">
        {unread && <span className="unread">Unread: </span>}
        {subject || '(no subject)'}
      </span>
      <Marks conversation={conversation} />
      <Bottom conversation={conversation} />
    </Row>
  )
})

function Marks({ conversation }: { conversation: Conversation }) {
  const { channel, hasDraft, hasAttachments, assignee } = conversation
  return (
    <span className="marks">
      {channel !== 'mail' && <ChannelIcon channel={channel} />}
      {hasDraft && <EditIcon titleAccess="Has a draft" sx={{ color: 'assistant' }} />}
      {hasAttachments && <AttachFileIcon titleAccess="Has attachments" />}
      {assignee && (
        <Box
          component="span"
          title={`Assigned to ${assignee.name}`}
          role="img"
          aria-label={`Assigned to ${assignee.name}`}
        >
          <PersonAvatar name={assignee.name} size={18} />
        </Box>
      )}
    </span>
  )
}

function Bottom({ conversation }: { conversation: Conversation }) {
  return (
    <span className="bottom">
      {conversation.sla && <SlaChip sla={conversation.sla} />}
      {chipsOf(conversation)
        .slice(0, 4)
        .map(({ key, label, share, tone, title }) => (
          <ToneChip
            key={key}
            component="span"
            tone={tone}
            title={title}
            label={
              <>
                <span className="cut">{label}</span>
                {share && <span className="share"> {share}</span>}
              </>
            }
          />
        ))}
      <span className="preview" dir="auto">
        {conversation.preview}
      </span>
    </span>
  )
}
