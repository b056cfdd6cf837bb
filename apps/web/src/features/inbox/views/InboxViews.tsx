'use client'
import DoneIcon from '@mui/icons-material/DoneAllOutlined'
import GroupsIcon from '@mui/icons-material/GroupsOutlined'
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined'
import ChecklistIcon from '@mui/icons-material/InboxOutlined'
import MailIcon from '@mui/icons-material/MailOutlineOutlined'
import FollowIcon from '@mui/icons-material/NotificationsNoneOutlined'
import PersonIcon from '@mui/icons-material/PersonOutlineOutlined'
import PersonOffIcon from '@mui/icons-material/PersonSearchOutlined'
import ReportIcon from '@mui/icons-material/ReportOutlined'
import ScheduleIcon from '@mui/icons-material/ScheduleOutlined'
import AngryIcon from '@mui/icons-material/SentimentVeryDissatisfiedOutlined'
import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { inboxApi } from '../api.ts'
import { useCategories, useMailboxes, useTeams } from '../directory.ts'
import { usePlace } from '../usePlace.ts'
import { type ViewId, views } from '../view.ts'
import { PlaceLink } from './PlaceLink.tsx'

const icons: Record<ViewId, typeof MailIcon> = {
  mine: PersonIcon,
  following: FollowIcon,
  unassigned: PersonOffIcon,
  open: ChecklistIcon,
  angry: AngryIcon,
  pending: HourglassIcon,
  snoozed: ScheduleIcon,
  resolved: DoneIcon,
  spam: ReportIcon,
}

const everyTeam = { id: 'mine', name: 'All my teams' }

/** How many categories the rail shows before they are left to the filter. */
const shownCategories = 12

/** The views of the inbox with their counts, the mailboxes and the categories, in the rail. */
export function InboxViews() {
  const { place } = usePlace()
  const { data: counts } = inboxApi.useCountConversationsQuery()
  const teams = useTeams().filter(({ mine }) => mine)
  const mailboxes = useMailboxes()
  const categories = useCategories()
  const plain = Object.keys(place.filters).length === 0
  return (
    <>
      <Section title="Views">
        {views.map(({ id, name, count }) => {
          const Icon = icons[id]
          return (
            <PlaceLink
              key={id}
              to={{ number: null, view: id, filters: {} }}
              name={name}
              current={plain && place.view === id}
              icon={<Icon />}
              trailing={count && counts ? shownCount(counts[count]) : null}
            />
          )
        })}
      </Section>
      {teams.length > 0 && (
        <Section title="My teams">
          {[...(teams.length > 1 ? [everyTeam] : []), ...teams].map(({ id, name }) => (
            <PlaceLink
              key={id}
              to={{ number: null, view: 'open', filters: { team: id } }}
              name={name}
              current={place.filters.team === id}
              icon={<GroupsIcon />}
              trailing={shownCount(counts?.teams[id] ?? 0)}
            />
          ))}
        </Section>
      )}
      {mailboxes.length > 1 && (
        <Section title="Mailboxes">
          {mailboxes.map(({ id, address }) => (
            <PlaceLink
              key={id}
              to={{ number: null, view: 'open', filters: { mailbox: id } }}
              name={address}
              current={place.filters.mailbox === id}
              icon={<MailIcon />}
            />
          ))}
        </Section>
      )}
      {categories.length > 0 && (
        <Section title="Categories">
          {categories.slice(0, shownCategories).map(({ key, name }) => (
            <PlaceLink
              key={key}
              to={{ number: null, view: 'open', filters: { category: key } }}
              name={name}
              current={place.filters.category === key}
              icon={<Box component="span" aria-hidden sx={dot} />}
            />
          ))}
        </Section>
      )}
    </>
  )
}

function shownCount(count: number): string | null {
  if (count === 0) return null
  return count >= 1_000 ? '1,000+' : String(count)
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="nav" aria-label={title} sx={{ mb: 3, display: 'grid', gap: '1px' }}>
      <Typography variant="subtitle2" component="h2" sx={{ color: 'ink3', px: 2, py: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  )
}

const dot = { width: 7, height: 7, mx: '4.5px', borderRadius: '3px', bgcolor: 'edge', flex: 'none' }
