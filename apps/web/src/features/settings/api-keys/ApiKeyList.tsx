'use client'

import KeyIcon from '@mui/icons-material/VpnKeyOutlined'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { ApiKeyRow } from './ApiKeyRow.tsx'
import { type ApiKey, useDeleteApiKeyMutation, useListApiKeysInfiniteQuery } from './api.ts'

export function ApiKeyList({ make }: { make: ReactNode }) {
  const query = useListApiKeysInfiniteQuery()
  const [revoke, { isLoading }] = useDeleteApiKeyMutation()
  const [chosen, setChosen] = useState<ApiKey | null>(null)
  const { tell, tellProblem } = useToasts()

  const confirm = async (key: ApiKey) => {
    const { error } = await revoke({ params: { id: key.id } })
    setChosen(null)
    if (error === undefined) tell(`“${key.name}” is revoked.`)
    else tellProblem('The key still works.', error)
  }

  return (
    <>
      <PagedList
        query={query}
        name="API keys"
        empty={
          <EmptyState icon={<KeyIcon />} title="No key yet" action={make}>
            Make one to read and write conversations from your own programs. The API is described at
            /api/v1/openapi.json.
          </EmptyState>
        }
      >
        {(keys) => (
          <Rows>
            {keys.map((key) => (
              <ApiKeyRow key={key.id} apiKey={key} onRevoke={() => setChosen(key)} />
            ))}
          </Rows>
        )}
      </PagedList>
      {chosen && (
        <ConfirmDialog
          open
          title={`Revoke “${chosen.name}”?`}
          confirm="Revoke"
          busy={isLoading}
          onConfirm={() => void confirm(chosen)}
          onClose={() => setChosen(null)}
        >
          Programs that use it stop working at once. This cannot be undone.
        </ConfirmDialog>
      )}
    </>
  )
}
