import Button from '@mui/material/Button'
import { Row } from '../../../ui/lists/Row.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import type { ErrorGroup } from './api.ts'

type Props = {
  group: ErrorGroup
  busy: boolean
  onSettle: (id: string, state: ErrorGroup['state']) => Promise<void>
}

/** One kind of error: what it says, where it comes from, how often it came, and what is to become of it. */
export function ErrorRow({ group, busy, onSettle }: Props) {
  const { id, name, message, frame, service, count, countSince, firstSeenAt, lastSeenAt, state } = group
  const choose = (to: ErrorGroup['state']) => () => void onSettle(id, to)
  const again = state === 'seen' && countSince > 0
  return (
    <Row
      title={<span title={message}>{`${name}: ${message}`}</span>}
      marks={
        <>
          {state === 'new' && <ToneChip tone="warn" label="New" />}
          {again && <ToneChip tone="late" label={`${countSince.toLocaleString('en')} since seen`} />}
        </>
      }
      detail={
        <span title={group.requestIds.length > 0 ? `Requests ${group.requestIds.join(', ')}` : undefined}>
          {count.toLocaleString('en')} × · last <RelativeTime at={lastSeenAt} /> · {service} ·{' '}
          {frame === '' ? 'outside of our code' : frame}
          {group.requestIds[0] !== undefined && ` · request ${group.requestIds[0]}`}
          {' · first '}
          <RelativeTime at={firstSeenAt} />
        </span>
      }
      actions={
        state === 'muted' ? (
          <Button variant="outlined" disabled={busy} onClick={choose('seen')}>
            Unmute
          </Button>
        ) : (
          <>
            {(state === 'new' || again) && (
              <Button variant="outlined" disabled={busy} onClick={choose('seen')}>
                Seen
              </Button>
            )}
            <Button variant="text" disabled={busy} onClick={choose('muted')}>
              Mute
            </Button>
          </>
        )
      }
    />
  )
}
