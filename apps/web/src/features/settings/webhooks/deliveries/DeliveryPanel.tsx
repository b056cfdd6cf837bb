'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { CopyField } from '../../../../ui/forms/CopyField.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { type DeliveryDetail, webhooksApi } from '../api.ts'
import { DeliveryChip } from './DeliveryChip.tsx'

/** One delivery: its text, every attempt with its answer, and the button that sends it anew. */
export function DeliveryPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = webhooksApi.useGetWebhookDeliveryQuery(
    { params: { id } },
    { pollingInterval: 3_000 },
  )
  return (
    <SidePanel open title={data?.eventType ?? 'Delivery'} onClose={onClose}>
      {data ? (
        <Detail delivery={data} />
      ) : error === undefined ? (
        <SkeletonRows rows={4} />
      ) : (
        <ErrorState error={error} what="The delivery could not be loaded" onRetry={() => void refetch()} />
      )}
    </SidePanel>
  )
}

function Detail({ delivery }: { delivery: DeliveryDetail }) {
  const { id, state, body, log } = delivery
  const [replay, { error, isLoading }] = webhooksApi.useCreateWebhookReplayMutation()
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <DeliveryChip delivery={delivery} />
        <Box sx={{ flex: 1 }} />
        <Button
          variant="contained"
          disabled={isLoading || state === 'waiting'}
          onClick={() => void replay({ params: { id } })}
        >
          Send again
        </Button>
      </Box>
      <FormProblem error={error} />
      <CopyField label="webhook-id" value={id} />
      <Typography variant="h3">Attempts</Typography>
      {log.length === 0 && <Typography sx={{ color: 'ink2' }}>None yet.</Typography>}
      <Box component="ol" reversed sx={{ m: 0, pl: 5, display: 'grid', gap: 3 }}>
        {log.map((attempt) => (
          <li key={attempt.number}>
            <Box sx={{ fontWeight: 500 }}>{attempt.error || 'Your server took it'}</Box>
            <Box sx={{ fontSize: 12, color: 'ink3' }}>
              <RelativeTime at={attempt.at} /> · {attempt.durationMs} ms
              {attempt.responseStatus !== null && ` · status ${attempt.responseStatus}`}
            </Box>
            {attempt.responseStart !== '' && <Code text={attempt.responseStart} />}
          </li>
        ))}
      </Box>
      <Typography variant="h3">What is sent</Typography>
      {body === null ? (
        <Typography sx={{ color: 'ink2' }}>It is written at the first attempt.</Typography>
      ) : (
        <Code text={pretty(body)} />
      )}
    </>
  )
}

function Code({ text }: { text: string }) {
  return (
    <Box
      component="pre"
      tabIndex={0}
      sx={{
        m: 0,
        mt: 1,
        p: 2,
        bgcolor: 'sunken',
        borderRadius: '6px',
        fontSize: 12,
        overflow: 'auto',
        maxHeight: 360,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
      }}
    >
      {text}
    </Box>
  )
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
