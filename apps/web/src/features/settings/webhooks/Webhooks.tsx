'use client'

import Box from '@mui/material/Box'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { Endpoints } from './endpoints/Endpoints.tsx'
import { IncomingWebhooks } from './incoming/IncomingWebhooks.tsx'

/** What other systems are told, and what they may tell us. */
export function Webhooks() {
  return (
    <>
      <PageHeader
        title="Webhooks"
        about="Tell your other systems what happens here, and let them call to start workflows. Every call is signed, both ways."
      />
      <Permitted permission="webhooks:manage">
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 8 }}>
          <Endpoints />
          <IncomingWebhooks />
        </Box>
      </Permitted>
    </>
  )
}
