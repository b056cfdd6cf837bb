'use client'

import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { triageApi } from './api.ts'
import { Backlog } from './Backlog.tsx'
import { CurrentVersion } from './CurrentVersion.tsx'
import { ExportExamples } from './ExportExamples.tsx'
import { ImportExamples } from './ImportExamples.tsx'
import { Threshold } from './Threshold.tsx'
import { TrainButton } from './TrainButton.tsx'
import { Versions } from './Versions.tsx'

const whileTraining = { pollingInterval: 3_000 }

/** What the classifier has learned, how right it is about what it has not seen, and its earlier versions. */
export function Triage() {
  const first = triageApi.useGetClassifierQuery()
  const state = first.data?.latestTraining?.state
  const trains = state === 'queued' || state === 'running'
  const { data, error, refetch } = triageApi.useGetClassifierQuery(undefined, trains ? whileTraining : {})
  return (
    <>
      <PageHeader
        title="Triage"
        about="The assistant sorts messages by itself, without any provider, and learns from every correction."
        actions={<TrainButton training={data?.latestTraining ?? null} />}
      />
      {data ? (
        <Box sx={{ display: 'grid', gap: 7 }}>
          <CurrentVersion classifier={data} />
          <Part title="Versions">
            <ListCard label="Versions">
              <Versions />
            </ListCard>
          </Part>
          <Part title="How sure it has to be">
            <Threshold />
          </Part>
          <Part title="Teach it with examples you have">
            <ImportExamples />
          </Part>
          <Part title="Take them elsewhere">
            <ExportExamples />
          </Part>
          <Part title="Judge what is waiting already">
            <Backlog />
          </Part>
        </Box>
      ) : (
        <ListCard label="Classifier">
          {error === undefined ? (
            <SkeletonRows rows={4} />
          ) : (
            <ErrorState
              error={error}
              what="The classifier could not be loaded"
              onRetry={() => void refetch()}
            />
          )}
        </ListCard>
      )}
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h2" sx={{ fontSize: 15, fontWeight: 600, mb: 3 }}>
        {title}
      </Typography>
      {children}
    </Box>
  )
}
