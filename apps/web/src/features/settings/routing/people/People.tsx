'use client'

import PersonIcon from '@mui/icons-material/PersonOutlineOutlined'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../../ui/lists/PagedList.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { PersonAvatar } from '../../../../ui/PersonAvatar.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { PresenceDot } from '../../../presence/PresenceDot.tsx'
import { presenceNames } from '../../../presence/words.ts'
import { type MemberLoad, routingApi } from '../api.ts'
import { RoutingHeader } from '../RoutingHeader.tsx'
import { loadWords } from '../words.ts'
import { PresencePanel } from './PresencePanel.tsx'
import { ProfilePanel } from './ProfilePanel.tsx'

/** Who is there, what they carry, and what they can do. */
export function People() {
  const query = routingApi.useListPresenceInfiniteQuery(undefined, { pollingInterval: 30_000 })
  const [shown, setShown] = useState<MemberLoad | null>(null)
  const [rules, setRules] = useState(false)
  return (
    <>
      <RoutingHeader
        about="Who is there, how much of what they can take is taken, and what they can do."
        actions={
          <Button variant="outlined" onClick={() => setRules(true)}>
            When somebody is away
          </Button>
        }
      />
      <ListCard label="People">
        <PagedList
          query={query}
          name="members"
          skeleton={<SkeletonRows rows={5} avatar />}
          empty={
            <EmptyState icon={<PersonIcon />} title="Nobody answers yet">
              Invite agents under Members.
            </EmptyState>
          }
        >
          {(people) => (
            <Rows>
              {people.map((person) => (
                <Row
                  key={person.memberId}
                  onOpen={() => setShown(person)}
                  leading={<PersonAvatar name={person.name} size={28} />}
                  title={person.name}
                  detail={
                    <>
                      <PresenceDot status={person.status} /> {presenceNames[person.status]}
                      {person.since && (
                        <>
                          {' '}
                          since <RelativeTime at={person.since} />
                        </>
                      )}
                    </>
                  }
                  trailing={loadWords(person.load, person.capacity)}
                />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {shown && <ProfilePanel person={shown} onClose={() => setShown(null)} />}
      {rules && <PresencePanel onClose={() => setRules(false)} />}
    </>
  )
}
