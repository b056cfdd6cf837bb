'use client'

import Box from '@mui/material/Box'
import { useState } from 'react'
import type { Subject } from './api.ts'
import { BeginTrial } from './begin/BeginTrial.tsx'
import { aboutOf } from './hand-over.ts'
import { Trials } from './Trials.tsx'
import { Trial } from './trial/Trial.tsx'

/** Begins trials of one thing, lists them, and shows one of them. */
export function ReplayLab({ subject }: { subject: Subject }) {
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Box sx={{ display: 'grid', gap: 6, minWidth: 0 }}>
      <BeginTrial subject={subject} onBegun={setChosen} />
      {chosen !== null && <Trial key={chosen} id={chosen} />}
      <Trials kind={subject.kind} about={aboutOf(subject)} chosen={chosen} onChoose={setChosen} />
    </Box>
  )
}
