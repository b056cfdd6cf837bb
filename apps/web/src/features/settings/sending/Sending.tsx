'use client'

import Box from '@mui/material/Box'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { Acknowledgements } from './Acknowledgements.tsx'
import { RulesForm } from './RulesForm.tsx'
import { ScheduledMail } from './ScheduledMail.tsx'
import { Suppressions } from './Suppressions.tsx'

export function Sending() {
  return (
    <>
      <PageHeader title="Sending" about="How mail leaves, when you work, and who gets none." />
      <Box sx={{ display: 'grid', gap: 8 }}>
        <RulesForm />
        <section aria-labelledby="acknowledgements">
          <Heading
            id="acknowledgements"
            about="Nothing of the customer's mail is repeated in it. Robots, lists and forged senders get none."
          >
            Confirm that mail has arrived
          </Heading>
          <Acknowledgements />
        </section>
        <section aria-labelledby="scheduled">
          <Heading id="scheduled" about="Open one to change its time or to take it back.">
            Mail that leaves later
          </Heading>
          <ListCard label="Mail that leaves later">
            <ScheduledMail />
          </ListCard>
        </section>
        <section aria-labelledby="suppressions">
          <Heading id="suppressions" about="They refused mail for good, or marked it as spam.">
            Addresses that are not written to
          </Heading>
          <ListCard label="Addresses that are not written to">
            <Permitted permission="mailboxes:read">
              <Suppressions />
            </Permitted>
          </ListCard>
        </section>
      </Box>
    </>
  )
}

function Heading({ id, about, children }: { id: string; about: string; children: string }) {
  return (
    <>
      <Box component="h2" id={id} sx={{ fontSize: 14, fontWeight: 600, m: 0 }}>
        {children}
      </Box>
      <Box sx={{ fontSize: 13, color: 'ink3', mb: 3 }}>{about}</Box>
    </>
  )
}
