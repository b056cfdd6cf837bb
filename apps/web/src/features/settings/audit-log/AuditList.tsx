'use client'

import HistoryIcon from '@mui/icons-material/HistoryOutlined'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { wordsOf } from '../words.ts'
import { AuditPanel } from './AuditPanel.tsx'
import { type AuditEntry, useListAuditEntriesInfiniteQuery } from './api.ts'
import { changesBetween } from './changes-between.ts'

export function AuditList() {
  const query = useListAuditEntriesInfiniteQuery(undefined, { refetchOnMountOrArgChange: true })
  const [shown, setShown] = useState<AuditEntry | null>(null)
  return (
    <>
      <PagedList
        query={query}
        name="audit entries"
        skeleton={<SkeletonRows rows={10} avatar />}
        empty={
          <EmptyState icon={<HistoryIcon />} title="Nothing has been changed yet">
            The first change anybody makes shows up here.
          </EmptyState>
        }
      >
        {(entries) => (
          <Rows>
            {entries.map((entry) => (
              <Row
                key={entry.id}
                onOpen={() => setShown(entry)}
                leading={<PersonAvatar name={entry.actor.name} />}
                title={wordsOf(entry.action)}
                detail={detailOf(entry)}
                trailing={<RelativeTime at={entry.createdAt} />}
              />
            ))}
          </Rows>
        )}
      </PagedList>
      {shown && <AuditPanel entry={shown} onClose={() => setShown(null)} />}
    </>
  )
}

/** Who did it, and what it changed as far as it fits on a line. */
function detailOf({ actor, before, after }: AuditEntry): string {
  const changes = changesBetween(before, after).map((change) =>
    change.before === '—'
      ? `${change.field} ${change.after}`
      : `${change.field} ${change.before} → ${change.after}`,
  )
  return [actor.name, ...changes].join(' · ').slice(0, 300)
}
