'use client'

import ChartIcon from '@mui/icons-material/BarChartOutlined'
import Box from '@mui/material/Box'
import { useState } from 'react'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../ui/feedback/SkeletonRows.tsx'
import { Page } from '../../ui/lists/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { Permitted } from '../shell/Permitted.tsx'
import { type By, type Report, useGetDailyReportQuery } from './api.ts'
import { DownloadButton } from './DownloadButton.tsx'
import { Groups } from './Groups.tsx'
import { PeriodPicker } from './PeriodPicker.tsx'
import { Tiles } from './Tiles.tsx'
import { Volume } from './Volume.tsx'

/** How a week, a month or a quarter went, beside the one before. */
export function Reports() {
  return (
    <Page width={1160}>
      <Permitted permission="reports:read">
        <Period />
      </Permitted>
    </Page>
  )
}

const usually = 60_000
const soon = 5_000

function Period() {
  const [days, setDays] = useState(30)
  const [by, setBy] = useState<By>('team')
  const [pollingInterval, setPollingInterval] = useState(usually)
  const current = useGetDailyReportQuery({ query: { days, by } }, { pollingInterval })
  const behind = current.data !== undefined && isBehind(current.data)
  if ((pollingInterval === usually) === behind) setPollingInterval(behind ? soon : usually)
  const to = current.data && dayBefore(current.data.from)
  const before = useGetDailyReportQuery(
    { query: { days, by, ...(to ? { to } : {}) } },
    { skip: to === undefined },
  )
  const { data, error, refetch } = current
  return (
    <>
      <PageHeader
        title="Reports"
        about={data ? <Counted report={data} /> : 'What came in, how soon it was answered, and how well.'}
        actions={
          <>
            <PeriodPicker days={days} onChange={setDays} />
            {data && <DownloadButton report={data} by={by} />}
          </>
        }
      />
      {error !== undefined && data === undefined && (
        <ErrorState error={error} what="The report could not be read" onRetry={() => void refetch()} />
      )}
      {data === undefined && error === undefined && <SkeletonRows rows={8} />}
      {data && <Shown report={data} before={before.data} by={by} onBy={setBy} />}
    </>
  )
}

function Counted({ report: { countedUntil, timeZone } }: { report: Report }) {
  return (
    <>
      Everything until <RelativeTime at={countedUntil} /> is counted. Days are those of{' '}
      {timeZone.replaceAll('_', ' ')}.
    </>
  )
}

type ShownProps = { report: Report; before: Report | undefined; by: By; onBy: (by: By) => void }

function Shown({ report, before, by, onBy }: ShownProps) {
  const { total } = report
  if (total.messagesIn + total.repliesByPeople + total.repliesAlone + total.opened === 0) {
    if (isBehind(report)) {
      return (
        <EmptyState icon={<ChartIcon />} title="Still being counted">
          The days of this time are counted in the background. What is there shows here by itself.
        </EmptyState>
      )
    }
    return (
      <EmptyState icon={<ChartIcon />} title="Nothing happened in this time">
        Mail that comes in, replies and what customers say of them are counted here day by day.
      </EmptyState>
    )
  }
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 6 }}>
      <Tiles report={report} before={before?.total} />
      <Volume days={report.days} />
      <Groups report={report} by={by} onBy={onBy} />
    </Box>
  )
}

/** Counting takes moments; where it takes longer, days are being counted for the first time or anew. */
function isBehind({ countedUntil }: Report): boolean {
  return Date.now() - Date.parse(countedUntil) > usually
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
