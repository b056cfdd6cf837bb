'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import { useSearchParams } from 'next/navigation'
import { useState, useSyncExternalStore } from 'react'
import { SkeletonRows } from '../../ui/feedback/SkeletonRows.tsx'
import { Page } from '../../ui/lists/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { WorkflowTabs } from '../workflows/WorkflowTabs.tsx'
import type { Subject } from './api.ts'
import { placeOf, takeOver } from './hand-over.ts'
import { ReplayLab } from './ReplayLab.tsx'
import { SavedSets } from './sets/SavedSets.tsx'
import { Trials } from './Trials.tsx'
import { Trial } from './trial/Trial.tsx'
import { comparedWords, kindWords } from './words.ts'

/** The replay lab: of what it was opened with, or all trials and the saved sets. */
export function LabPage() {
  const query = useSearchParams()
  // What was handed over lies in the browser alone.
  const ready = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  const subject = ready ? takeOver(query.get('kind'), query.get('about')) : null
  return (
    <Page width={1080}>
      <PageHeader
        title={subject ? `Replay lab: ${kindWords[subject.kind]}` : 'Replay lab'}
        actions={
          subject && (
            <Button component={PageLink} href={placeOf(subject)} variant="outlined">
              Change it
            </Button>
          )
        }
        about={subject ? `${comparedWords[subject.kind]} Nothing is sent and nothing changes.` : undefined}
      />
      <WorkflowTabs />
      {ready ? <Inside subject={subject} first={query.get('trial')} /> : <SkeletonRows rows={4} />}
    </Page>
  )
}

function Inside({ subject, first }: { subject: Subject | null; first: string | null }) {
  const [chosen, setChosen] = useState(first)
  if (subject) return <ReplayLab subject={subject} />
  return (
    <Box sx={{ display: 'grid', gap: 6, minWidth: 0 }}>
      <Where />
      {chosen !== null && <Trial key={chosen} id={chosen} />}
      <Trials chosen={chosen} onChoose={setChosen} />
      <SavedSets />
    </Box>
  )
}

const places = [
  { href: '/workflows', name: 'a workflow' },
  { href: '/settings/assistant/prompts', name: 'a prompt' },
  { href: '/settings/autonomy', name: 'the bar of a category' },
  { href: '/knowledge', name: 'an article' },
  { href: '/settings/sla', name: 'an SLA policy' },
]

function Where() {
  return (
    <Box sx={{ color: 'ink2', maxWidth: 640 }}>
      Change something and press “Try on the past” there: it runs over real conversations and shows what would
      differ. Nothing is sent and nothing changes. You can try{' '}
      {places.map(({ href, name }, at) => (
        <span key={href}>
          {at > 0 && (at === places.length - 1 ? ' or ' : ', ')}
          <Link component={PageLink} href={href}>
            {name}
          </Link>
        </span>
      ))}
      .
    </Box>
  )
}
