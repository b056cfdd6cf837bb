'use client'
import Box from '@mui/material/Box'
import LinearProgress from '@mui/material/LinearProgress'
import Paper from '@mui/material/Paper'
import type { ReactNode } from 'react'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import type { Mailbox, MailboxHealth } from '../api.ts'
import { spanOf } from '../state-words.ts'

type Line = { name: string; value: ReactNode; tone?: 'warn' | 'late' }

/** How a mailbox is doing, as lines an admin can read in a few seconds. */
export function HealthCard({ mailbox, health }: { mailbox: Mailbox; health: MailboxHealth | undefined }) {
  const lines = linesOf(mailbox, health)
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label="Health"
      sx={{ borderRadius: '10px', p: 5, mb: 5 }}
    >
      {health?.backfill && <History backfill={health.backfill} />}
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', sm: '180px 1fr' },
          columnGap: 4,
          rowGap: { xs: 0, sm: 2 },
          '& dt': { color: 'ink3' },
          '& dd': { m: 0, mb: { xs: 2, sm: 0 }, fontVariantNumeric: 'tabular-nums' },
        }}
      >
        {lines.map(({ name, value, tone }) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <dt>{name}</dt>
            <Box component="dd" sx={tone ? { color: tone } : {}}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Paper>
  )
}

function linesOf({ channel, lastReceivedAt }: Mailbox, health: MailboxHealth | undefined): Line[] {
  const last: Line = {
    name: 'Last mail',
    value: lastReceivedAt === null ? 'Nothing yet' : <RelativeTime at={lastReceivedAt} />,
  }
  if (channel === 'forwarding' || !health) return [last, ...usual(health)]
  const { lastSyncedAt, lagSeconds, expiries, push, quota, reconciliation } = health
  return [
    {
      name: 'Last look at the provider',
      value: lastSyncedAt === null ? 'Not yet' : <RelativeTime at={lastSyncedAt} />,
      ...(lagSeconds !== null && lagSeconds > 300 ? { tone: 'late' as const } : {}),
    },
    last,
    ...usual(health),
    { name: 'Told of new mail', ...pushLine[push] },
    ...expiryLine('Notice runs until', expiries.watch, 'renewed by itself'),
    ...expiryLine('Access token', expiries.token, 'renewed by itself'),
    ...secretLine(expiries.secret),
    ...(quota
      ? [{ name: 'Quota', value: `${quota.used} of ${quota.limit} units in ${spanOf(quota.windowSeconds)}` }]
      : []),
    {
      name: 'Daily comparison',
      value: reconciliation ? compared(reconciliation) : 'Due within a day',
    },
  ]
}

function compared(found: NonNullable<MailboxHealth['reconciliation']>): string {
  const alone = found.extra === 0 ? '' : `, ${found.extra} lie here alone`
  return `${found.compared} mails compared, ${found.repaired} had to be fetched${alone}`
}

const pushLine: Record<MailboxHealth['push'], Pick<Line, 'value' | 'tone'>> = {
  active: { value: 'At once, by the provider' },
  lapsed: { value: 'The notice has lapsed; we look every few seconds', tone: 'warn' },
  none: { value: 'We look every few seconds' },
}

function usual(health: MailboxHealth | undefined): Line[] {
  const gap = health?.usualGapSeconds
  return gap ? [{ name: 'Mail usually comes', value: `every ${spanOf(gap)}` }] : []
}

function expiryLine(name: string, expiry: MailboxHealth['expiries']['token'], how: string): Line[] {
  return expiry ? [{ name, value: `${spanOf(expiry.secondsLeft)} left, ${how}` }] : []
}

const warnedSeconds = 30 * 86_400

/** The one expiry that nobody but the people who run the installation can move. */
function secretLine(expiry: MailboxHealth['expiries']['secret']): Line[] {
  if (expiry === null) return []
  const { at, secondsLeft } = expiry
  const value =
    secondsLeft === 0 ? (
      'Has expired; make a new one at the provider'
    ) : (
      <>
        {spanOf(secondsLeft)} left, until <RelativeTime at={at} />; to be renewed by whoever runs this
        installation
      </>
    )
  const tone = secondsLeft === 0 ? 'late' : secondsLeft <= warnedSeconds ? 'warn' : undefined
  return [{ name: 'Application secret', value, ...(tone && { tone }) }]
}

function History({ backfill }: { backfill: NonNullable<MailboxHealth['backfill']> }) {
  const { state, done, total, percent, estimatedSeconds } = backfill
  if (state === 'done') return null
  const rest = estimatedSeconds === null ? '' : `, about ${spanOf(estimatedSeconds)} left`
  return (
    <Box sx={{ mb: 5 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 3, mb: 1.5, fontSize: 13 }}>
        <span id="history">Fetching earlier mail</span>
        <Box component="span" sx={{ color: 'ink3', fontVariantNumeric: 'tabular-nums' }}>
          {done} {total === null ? '' : `of ${total}`}
          {rest}
        </Box>
      </Box>
      <LinearProgress
        aria-labelledby="history"
        {...(percent === null ? {} : { variant: 'determinate', value: percent })}
      />
    </Box>
  )
}
