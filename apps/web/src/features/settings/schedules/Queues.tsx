import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { wordsOf } from '../words.ts'
import type { WorkQueue } from './api.ts'
import { paceWords } from './words.ts'

/** The organization's own work that is due: how much waits, how fast it goes, and what was given up. */
export function Queues({ queues }: { queues: WorkQueue[] }) {
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0)
  return (
    <>
      <Typography variant="h2" sx={{ mt: 8, mb: 3 }}>
        Queues
      </Typography>
      <ListCard label="Queues">
        <Rows>
          {queues.map((queue) => (
            <Row
              key={queue.queue}
              title={wordsOf(queue.queue)}
              marks={queue.failed > 0 && <ToneChip tone="warn" label={`${queue.failed} failed`} />}
              detail={
                <>
                  {paceWords(queue.doneLately)}
                  {queue.waitingSince && (
                    <>
                      {' · '}the oldest waits since <RelativeTime at={queue.waitingSince} />
                    </>
                  )}
                </>
              }
              trailing={
                queue.waiting === 0 ? 'nothing waits' : `${queue.waiting.toLocaleString('en')} waiting`
              }
            />
          ))}
        </Rows>
      </ListCard>
      {failed > 0 && (
        <Typography sx={{ mt: 2, color: 'ink2' }}>
          What failed can be tried again or discarded under{' '}
          <Link href="/settings/failed-work" underline="always">
            failed work
          </Link>
          .
        </Typography>
      )}
    </>
  )
}
