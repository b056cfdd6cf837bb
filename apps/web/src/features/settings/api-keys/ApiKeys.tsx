'use client'

import { useState } from 'react'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { ApiKeyList } from './ApiKeyList.tsx'
import { ApiKeyPanel } from './ApiKeyPanel.tsx'

export function ApiKeys() {
  const [making, setMaking] = useState(false)
  const make = (
    <PermittedButton permission="api-keys:manage" variant="contained" onClick={() => setMaking(true)}>
      New key
    </PermittedButton>
  )
  return (
    <>
      <PageHeader
        title="API keys"
        about="A key lets a program of yours do what its role may. Its secret is shown once, when it is made."
        actions={make}
      />
      <ListCard label="API keys">
        <Permitted permission="api-keys:manage">
          <ApiKeyList make={make} />
        </Permitted>
      </ListCard>
      {making && <ApiKeyPanel onClose={() => setMaking(false)} />}
    </>
  )
}
