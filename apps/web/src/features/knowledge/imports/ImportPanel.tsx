'use client'

import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import { useState } from 'react'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { FileImport } from './FileImport.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { PastImports } from './PastImports.tsx'
import { SiteImport } from './SiteImport.tsx'

const ways = [
  { value: 'files', label: 'Files', Form: FileImport },
  { value: 'site', label: 'Website', Form: SiteImport },
] as const

/** Brings articles in from files or from the organization's own site, and shows how far that is. */
export function ImportPanel({ onClose }: { onClose: () => void }) {
  const [way, setWay] = useState<(typeof ways)[number]['value']>('files')
  const [shown, setShown] = useState<string | null>(null)
  const Form = ways.find(({ value }) => value === way)?.Form ?? FileImport
  if (shown !== null) {
    return (
      <SidePanel open title="Import" onClose={onClose}>
        <ImportProgress id={shown} onBack={() => setShown(null)} />
      </SidePanel>
    )
  }
  return (
    <SidePanel open title="Import articles" onClose={onClose}>
      <Tabs value={way} onChange={(_, next: typeof way) => setWay(next)} aria-label="Import from">
        {ways.map(({ value, label }) => (
          <Tab key={value} value={value} label={label} />
        ))}
      </Tabs>
      <Form key={way} onStarted={setShown} />
      <PastImports onShow={setShown} />
    </SidePanel>
  )
}
