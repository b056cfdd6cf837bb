'use client'
import { usePermission } from '../shell/usePermission.ts'
import { recordsApi } from './api.ts'
import { FieldList } from './FieldList.tsx'

/** The fields of a conversation; nothing where the organization has none. */
export function ConversationFields({ id }: { id: string }) {
  const { currentData } = recordsApi.useConversationFieldsQuery({ params: { id } })
  const [put] = recordsApi.usePutConversationFieldsMutation()
  const may = usePermission('conversations:update')
  if (!currentData || currentData.items.length === 0) return null
  return (
    <FieldList
      fields={currentData.items}
      may={may}
      onSave={(values) => put({ params: { id }, body: { values } })}
    />
  )
}

/** The fields of a contact. */
export function ContactFields({ id }: { id: string }) {
  const { currentData } = recordsApi.useContactFieldsQuery({ params: { id } })
  const [put] = recordsApi.usePutContactFieldsMutation()
  const may = usePermission('contacts:write')
  if (!currentData || currentData.items.length === 0) return null
  return (
    <FieldList
      fields={currentData.items}
      may={may}
      onSave={(values) => put({ params: { id }, body: { values } })}
    />
  )
}

/** The fields of a company. */
export function CompanyFields({ id }: { id: string }) {
  const { currentData } = recordsApi.useCompanyFieldsQuery({ params: { id } })
  const [put] = recordsApi.usePutCompanyFieldsMutation()
  const may = usePermission('contacts:write')
  if (!currentData || currentData.items.length === 0) return null
  return (
    <FieldList
      fields={currentData.items}
      may={may}
      onSave={(values) => put({ params: { id }, body: { values } })}
    />
  )
}
