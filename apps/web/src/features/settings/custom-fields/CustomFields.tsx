'use client'

import { useState } from 'react'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { ArchivedFields } from './ArchivedFields.tsx'
import { type CustomField, customFieldsApi } from './api.ts'
import { FieldPanel } from './FieldPanel.tsx'
import { SubjectFields } from './SubjectFields.tsx'
import type { Subject } from './words.ts'

const subjects = ['conversation', 'contact', 'company'] as const

type Shown = { subject: Subject; field: CustomField | null }

export function CustomFields() {
  const [shown, setShown] = useState<Shown | null>(null)
  return (
    <>
      <PageHeader
        title="Custom fields"
        about="What you keep about conversations, contacts and companies beside what everybody does. Workflows and filters know them."
      />
      {subjects.map((subject) => (
        <Fields key={subject} subject={subject} onOpen={(field) => setShown({ subject, field })} />
      ))}
      <ArchivedFields />
      {shown && <FieldPanel {...shown} onClose={() => setShown(null)} />}
    </>
  )
}

type Props = { subject: Subject; onOpen: (field: CustomField | null) => void }

function Fields({ subject, onOpen }: Props) {
  const { data, error, refetch } = customFieldsApi.useListCustomFieldsQuery({
    query: { subject, limit: 100 },
  })
  if (data) return <SubjectFields subject={subject} fields={data.items} onOpen={onOpen} />
  return (
    <ListCard label="Fields">
      {error === undefined ? (
        <SkeletonRows rows={3} />
      ) : (
        <ErrorState error={error} what="The fields could not be loaded" onRetry={() => void refetch()} />
      )}
    </ListCard>
  )
}
