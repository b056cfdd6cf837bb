'use client'
import BackIcon from '@mui/icons-material/ArrowBackOutlined'
import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { IconAction } from '../../ui/IconAction.tsx'
import { PersonAvatar } from '../../ui/PersonAvatar.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { useNow } from '../../ui/time/useNow.ts'
import { addressWords } from '../channels/channel-words.ts'
import { LanguageMenu } from '../conversation/menus/LanguageMenu.tsx'
import { ContactSatisfaction } from '../csat/ContactSatisfaction.tsx'
import { Satisfaction } from '../csat/Satisfaction.tsx'
import { spanOf } from '../inbox/age.ts'
import { byNumber, type Conversation, inboxApi } from '../inbox/api.ts'
import { NextSteps } from '../next-steps/NextSteps.tsx'
import { CompanyPick } from '../records/CompanyPick.tsx'
import { Followers } from '../records/Followers.tsx'
import { ContactFields, ConversationFields } from '../records/OwnFields.tsx'
import { Promises } from '../sla/Promises.tsx'
import { contextApi } from './api.ts'
import { EarlierConversations } from './EarlierConversations.tsx'
import { Findings } from './Findings.tsx'
import { Judgement } from './Judgement.tsx'
import { MoodLine } from './MoodLine.tsx'
import { Routing } from './Routing.tsx'
import { Facts, Section } from './Section.tsx'
import { SimilarConversations } from './SimilarConversations.tsx'

type Props = { number: number; phone: boolean; onBack: () => void }

/** Who this is, how they feel, since when they wait, what was judged, and what they wrote before. */
export function ContextPanel({ number, phone, onBack }: Props) {
  const { currentData: conversation } = inboxApi.useGetConversationQuery(byNumber(number))
  return (
    <Box
      component="aside"
      aria-label="Context"
      tabIndex={0}
      data-scroll-keys
      sx={{
        height: '100%',
        overflowY: 'auto',
        p: 4,
        display: 'flex',
        flexDirection: 'column',
        gap: 5,
        '&:focus-visible': { outlineOffset: -2 },
      }}
    >
      {phone && (
        <Box sx={{ mb: -3 }}>
          <IconAction label="Back to the conversation" onClick={onBack}>
            <BackIcon />
          </IconAction>
        </Box>
      )}
      {conversation ? <Content conversation={conversation} /> : <PanelSkeleton />}
    </Box>
  )
}

function Content({ conversation }: { conversation: Conversation }) {
  const { contact, classification } = conversation
  const { currentData: known } = contextApi.useContactInContextQuery({ params: { id: contact.id } })
  return (
    <>
      <Box>
        <Box sx={{ display: 'flex', gap: 2.5, alignItems: 'center', mb: 3 }}>
          <PersonAvatar name={contact.name || contact.email} size={36} />
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }} dir="auto">
              {contact.name || addressWords(contact.email)}
            </Box>
            <Box
              title={addressWords(contact.email)}
              sx={{ color: 'ink3', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
            >
              {contact.name ? addressWords(contact.email) : ''}
            </Box>
          </Box>
        </Box>
        <Facts
          facts={[
            {
              name: 'Company',
              value: <CompanyPick contactId={contact.id} company={(known ?? contact).company} />,
            },
            { name: 'Writes since', value: known ? monthOf(known.createdAt) : <Skeleton width={80} /> },
            { name: 'Wrote about', value: known ? topics(known.conversationCount) : <Skeleton width={60} /> },
            ...(classification
              ? [{ name: 'Language', value: <LanguageMenu conversation={conversation} /> }]
              : []),
            ...(known && known.moods.length > 0
              ? [{ name: 'Mood', value: <MoodLine moods={known.moods} /> }]
              : []),
            ...(known?.csat
              ? [{ name: 'Satisfaction', value: <ContactSatisfaction csat={known.csat} /> }]
              : []),
          ]}
        />
        <Box sx={{ mt: '5px' }}>
          <ContactFields id={contact.id} />
        </Box>
      </Box>
      <ConversationFields id={conversation.id} />
      <Followers conversationId={conversation.id} />
      <NextSteps conversation={conversation} />
      <Waiting conversation={conversation} />
      <Promises conversation={conversation} />
      <Routing conversation={conversation} />
      {classification && <Judgement conversation={conversation} classification={classification} />}
      {classification && <Findings conversation={conversation} />}
      <Satisfaction conversationId={conversation.id} />
      <SimilarConversations conversation={conversation} />
      <EarlierConversations conversation={conversation} />
    </>
  )
}

function Waiting({ conversation }: { conversation: Conversation }) {
  const now = useNow()
  const { waitingSince, mailbox, createdAt } = conversation
  const waited = waitingSince ? now.getTime() - Date.parse(waitingSince) : 0
  const color = waited > 24 * 3_600_000 ? 'late' : waited > 4 * 3_600_000 ? 'warn' : 'calm'
  return (
    <Section title="Time">
      <Facts
        facts={[
          {
            name: 'Waiting',
            value: waitingSince ? (
              <Box component="span" sx={{ color }} title={new Date(waitingSince).toLocaleString()}>
                {spanOf(waited)}
                {waited > 24 * 3_600_000 && ', too long'}
              </Box>
            ) : (
              'for nobody: we wrote last'
            ),
          },
          { name: 'Opened', value: <RelativeTime at={createdAt} /> },
          { name: 'Written to', value: mailbox.address },
        ]}
      />
    </Section>
  )
}

function monthOf(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', { month: 'long', year: 'numeric' })
}

function topics(count: number): string {
  return count === 1 ? 'this conversation' : `${count} conversations`
}

function PanelSkeleton() {
  return (
    <Box role="status" aria-label="Loading the context" sx={{ display: 'grid', gap: 3 }}>
      <Box sx={{ display: 'flex', gap: 2.5, alignItems: 'center' }}>
        <Skeleton variant="circular" width={36} height={36} />
        <Box sx={{ flex: 1, display: 'grid', gap: 2 }}>
          <Skeleton width="60%" height={12} />
          <Skeleton width="80%" height={10} />
        </Box>
      </Box>
      {[88, 70, 80, 54].map((width) => (
        <Skeleton key={width} width={`${width}%`} height={11} />
      ))}
    </Box>
  )
}
