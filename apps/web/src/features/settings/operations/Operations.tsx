'use client'

import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { useGetUptimeQuery } from './api.ts'
import { Errors } from './Errors.tsx'
import { LastHour } from './LastHour.tsx'
import { Uptime } from './Uptime.tsx'

/** How the installation fares: what answers, how much is asked of it, and what goes wrong. */
export function Operations() {
  return (
    <>
      <PageHeader
        title="Operations"
        about="Whether everything answers, how fast it is, and what goes wrong. Every minute a worker asks each part."
      />
      <Permitted permission="operations:manage">
        <Uptime />
        <Part title="The last hour">
          <LastHour />
        </Part>
        <OfOperators />
      </Permitted>
    </>
  )
}

/** Errors may come from any organization, so only those who run the installation are shown them. */
function OfOperators() {
  const { data } = useGetUptimeQuery()
  if (data?.operator !== true) return null
  return (
    <Part title="Errors">
      <Errors />
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <Typography variant="h2" sx={{ mt: 8, mb: 3 }}>
        {title}
      </Typography>
      {children}
    </>
  )
}
