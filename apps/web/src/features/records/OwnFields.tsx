'use client'
import type { Permission } from '@frontdesk/core/permissions'
import type { ComponentProps } from 'react'
import { usePermission } from '../shell/usePermission.ts'
import { recordsApi } from './api.ts'
import { FieldList } from './FieldList.tsx'

type Shown = ComponentProps<typeof FieldList>

/** The fields of a conversation; nothing where the organization has none. */
export function ConversationFields({ id }: { id: string }) {
  const { currentData } = recordsApi.useConversationFieldsQuery({ params: { id } })
  const [put] = recordsApi.usePutConversationFieldsMutation()
  const save: Shown['onSave'] = (values) => put({ params: { id }, body: { values } })
  return <OwnFields fields={currentData?.items} permission="conversations:update" onSave={save} />
}

/** The fields of a contact. */
export function ContactFields({ id }: { id: string }) {
  const { currentData } = recordsApi.useContactFieldsQuery({ params: { id } })
  const [put] = recordsApi.usePutContactFieldsMutation()
  const save: Shown['onSave'] = (values) => put({ params: { id }, body: { values } })
  return <OwnFields fields={currentData?.items} permission="contacts:write" onSave={save} />
}

/** The fields of a company. */
export function CompanyFields({ id }: { id: string }) {
  const { currentData } = recordsApi.useCompanyFieldsQuery({ params: { id } })
  const [put] = recordsApi.usePutCompanyFieldsMutation()
  const save: Shown['onSave'] = (values) => put({ params: { id }, body: { values } })
  return <OwnFields fields={currentData?.items} permission="contacts:write" onSave={save} />
}

type Own = { fields: Shown['fields'] | undefined; permission: Permission; onSave: Shown['onSave'] }

function OwnFields({ fields, permission, onSave }: Own) {
  const may = usePermission(permission)
  if (!fields || fields.length === 0) return null
  return <FieldList fields={fields} may={may} onSave={onSave} />
}
