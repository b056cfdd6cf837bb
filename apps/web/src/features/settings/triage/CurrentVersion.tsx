'use client'

import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import type { ReactNode } from 'react'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import type { Classifier } from './api.ts'
import { ReliabilityChart } from './ReliabilityChart.tsx'
import { count, percent } from './words.ts'

/** The version in use in figures, with how honest its confidence is. */
export function CurrentVersion({ classifier }: { classifier: Classifier }) {
  const { version, calibration, storedExamples, newExamples, trainsAfter, latestTraining } = classifier
  return (
    <Paper variant="outlined" sx={{ p: 5, borderRadius: '10px', display: 'flex', flexWrap: 'wrap', gap: 7 }}>
      <Box
        component="dl"
        sx={{
          flex: '1 1 280px',
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'auto 1fr',
          gap: '8px 20px',
          alignContent: 'start',
          '& dt': { color: 'ink3' },
          '& dd': { m: 0, fontVariantNumeric: 'tabular-nums' },
        }}
      >
        <Fact name="Version">
          {version === null ? 'none yet: the shipped examples judge' : version}
          {classifier.trainedAt !== null && (
            <>
              {', '}
              <RelativeTime at={classifier.trainedAt} />
            </>
          )}
        </Fact>
        {classifier.examples !== null && (
          <Fact name="Learned from">
            {count(classifier.examples, 'example')}, {classifier.ownExamples} of your own
          </Fact>
        )}
        {classifier.heldOutAccuracy !== null && (
          <Fact name="Right about unseen">
            {percent(classifier.heldOutAccuracy)} of {count(classifier.heldOut ?? 0, 'message')}
          </Fact>
        )}
        {calibration !== null && (
          <Fact name="Confidence is off by">{percent(calibration.expectedCalibrationError)} on average</Fact>
        )}
        <Fact name="At hand">
          {count(storedExamples, 'own example')}, {newExamples} new. It trains by itself after {trainsAfter}.
        </Fact>
        {latestTraining !== null && <Fact name="Last training">{trainingWords(latestTraining)}</Fact>}
      </Box>
      {calibration !== null && <ReliabilityChart bins={calibration.bins} />}
    </Paper>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function trainingWords({
  state,
  outcome,
  version,
  error,
}: NonNullable<Classifier['latestTraining']>): string {
  if (state === 'queued') return 'waits for its turn'
  if (state === 'running') return 'is under way'
  if (state === 'failed') return error ?? 'failed'
  if (outcome === 'unchanged') return 'found nothing new to learn'
  return outcome === 'kept_back'
    ? `made version ${version}, which is worse and not in use`
    : `made version ${version}`
}
