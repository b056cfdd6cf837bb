'use client'

import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { PageLink } from '../../../../ui/PageLink.tsx'
import { conversationApi, partsOf } from '../../../conversation/api.ts'
import { DeliveryLine } from '../../../conversation/delivery/DeliveryLine.tsx'
import type { TestMail } from '../api.ts'

/** Where a test mail is on its way, as its conversation tells it, and where an answer to it will be. */
export function TestMailOutcome({ mail }: { mail: TestMail }) {
  const { data } = conversationApi.useListMessagesInfiniteQuery(partsOf(mail.conversationId))
  const messages = data?.pages.flatMap(({ items }) => items) ?? []
  const message = messages.find(({ id }) => id === mail.messageId)
  const answered = messages.some(({ direction }) => direction === 'inbound')
  return (
    <Box sx={{ overflowWrap: 'anywhere' }}>
      {answered
        ? `Your answer has arrived: mail goes out and comes in.`
        : `A mail goes to ${mail.to}. Answer it, and the answer appears in`}{' '}
      <Link component={PageLink} href={`/inbox/${mail.number}`}>
        conversation #{mail.number}
      </Link>
      .{message?.delivery && <DeliveryLine message={message} delivery={message.delivery} />}
    </Box>
  )
}
