'use client'

import ShieldIcon from '@mui/icons-material/GppMaybeOutlined'
import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { ListCard } from '../../ui/lists/ListCard.tsx'
import { Page } from '../../ui/lists/Page.tsx'
import { PagedList } from '../../ui/lists/PagedList.tsx'
import { Rows } from '../../ui/lists/Rows.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Permitted } from '../shell/Permitted.tsx'
import { PermittedButton } from '../shell/PermittedButton.tsx'
import { type Case, complianceApi } from './api.ts'
import { CaseRow } from './CaseRow.tsx'
import { NewCasePanel } from './NewCasePanel.tsx'
import { VerifyRecord } from './Verify.tsx'
import { stateWords } from './words.ts'

type State = Case['state'] | 'all'

/** Safety and compliance matters, what is running first to be seen by its time. */
export function Cases() {
  const [adding, setAdding] = useState(false)
  return (
    <Page>
      <PageHeader
        title="Compliance cases"
        about="Messages about safety and compliance become cases by themselves. What happens in a case is only ever added, and each entry holds the hash of the one before it."
        actions={
          <PermittedButton permission="compliance:write" variant="contained" onClick={() => setAdding(true)}>
            Open a case
          </PermittedButton>
        }
      />
      <Permitted permission="compliance:read">
        <CaseList />
      </Permitted>
      {adding && <NewCasePanel onClose={() => setAdding(false)} />}
    </Page>
  )
}

function CaseList() {
  const [state, setState] = useState<State>('all')
  const query = complianceApi.useListComplianceCasesInfiniteQuery({
    query: state === 'all' ? {} : { state },
  })
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 4 }}>
      <VerifyRecord />
      <TextField
        select
        label="Show"
        value={state}
        onChange={(event) => setState(event.target.value as State)}
        sx={{ width: 180 }}
      >
        {(['all', 'open', 'investigating', 'closed'] as const).map((value) => (
          <MenuItem key={value} value={value}>
            {value === 'all' ? 'All' : stateWords[value].label}
          </MenuItem>
        ))}
      </TextField>
      <ListCard label="Cases">
        <PagedList
          query={query}
          name="cases"
          empty={
            <EmptyState icon={<ShieldIcon />} title="No cases">
              Nothing of this kind has come up.
            </EmptyState>
          }
        >
          {(cases) => (
            <Rows>
              {cases.map((one) => (
                <CaseRow key={one.id} one={one} />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
    </Box>
  )
}
