'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import type { Message } from '../thread/timeline.ts'
import { flightRecorderApi, originalOf } from './api.ts'
import { TraceSteps } from './TraceSteps.tsx'

type Props = { message: Message; may: boolean; onClose: () => void }

/** Every step a mail took, with the reasons, its original, and the way to read it again. */
export function TracePanel({ message, may, onClose }: Props) {
  const inbound = message.direction === 'inbound'
  const { data, error, isError, refetch } = flightRecorderApi.useGetTraceQuery({ params: { id: message.id } })
  return (
    <SidePanel open title={inbound ? 'How this mail got here' : 'How this mail left'} onClose={onClose}>
      {inbound && <OriginalActions message={message} may={may} />}
      {isError && !data && (
        <ErrorState error={error} what="The steps could not be read" onRetry={() => void refetch()} />
      )}
      {!data && !isError && <SkeletonRows />}
      {data && <TraceSteps steps={data.steps} />}
    </SidePanel>
  )
}

function OriginalActions({ message, may }: { message: Message; may: boolean }) {
  const [reprocess, { isLoading, data }] = flightRecorderApi.useCreateReprocessingMutation()
  const { tell, tellProblem } = useToasts()
  const again = () => {
    reprocess({ params: { id: message.id } })
      .unwrap()
      .then(({ changed }) =>
        tell(changed.length === 0 ? 'It reads as before.' : `Read again: ${changed.join(', ')} changed.`),
      )
      .catch((problem) => tellProblem('The mail was not read again.', problem))
  }
  const other = data?.threading.elsewhere ? data.threading.conversation : null
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', gap: 2 }}>
        <Button variant="outlined" component="a" href={originalOf(message.id)} download>
          Download the original
        </Button>
        <Button variant="outlined" disabled={!may || isLoading} onClick={again}>
          Read it again
        </Button>
      </Box>
      {other && (
        <Box role="status" sx={{ color: 'ink2', fontSize: 12 }}>
          Today it would go to #{other.number}. It stays here until somebody moves it.
        </Box>
      )}
    </Box>
  )
}
