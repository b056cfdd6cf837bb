'use client'
import TimerIcon from '@mui/icons-material/TimerOutlined'
import { ToneChip } from '../../ui/ToneChip.tsx'
import { formatExact } from '../../ui/time/format-relative.ts'
import { useNow } from '../../ui/time/useNow.ts'
import type { Sla } from './api.ts'
import { countdown, kindWords, stateNow, tones } from './words.ts'

/** When an answer is due, counting down. In a row: what is met needs no chip there. */
export function SlaChip({ sla }: { sla: Sla }) {
  const now = useNow()
  if (sla.state === 'met') return null
  return (
    <ToneChip
      component="span"
      tone={tones[stateNow(sla, now)]}
      icon={<TimerIcon aria-hidden />}
      title={titleOf(sla)}
      label={<span className="cut">{countdown(sla, now)}</span>}
      sx={{ '& .MuiChip-icon': { fontSize: 12, color: 'inherit' } }}
    />
  )
}

/** What is due and when, in a sentence. */
function titleOf({ kind, dueAt, policy }: Sla): string {
  return dueAt === null
    ? `${kindWords[kind]} by the policy ${policy}`
    : `${kindWords[kind]} due ${formatExact(dueAt)} by the policy ${policy}`
}
