'use client'

import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type CustomField, customFieldsApi } from './api.ts'
import { subjectWords, typeWords } from './words.ts'

/** Fields nobody is asked for any more, and the way to bring one back. Nothing where there is none. */
export function ArchivedFields() {
  const { data } = customFieldsApi.useListCustomFieldsQuery({ query: { archived: true, limit: 100 } })
  const [put] = customFieldsApi.usePutCustomFieldMutation()
  const may = usePermission('fields:write')
  const { tell, tellProblem } = useToasts()
  const bringBack = async ({ id, label, options }: CustomField) => {
    const { error } = await put({ params: { id }, body: { label, options } })
    if (error !== undefined) tellProblem(`${label} is still archived.`, error)
    else tell(`${label} is asked for again.`)
  }
  if (!data || data.items.length === 0) return null
  return (
    <>
      <Typography variant="h2" sx={{ mb: 2 }}>
        Archived
      </Typography>
      <ListCard label="Archived">
        <Rows>
          {data.items.map((field) => (
            <Row
              key={field.id}
              title={<bdi>{field.label}</bdi>}
              detail={`${subjectWords[field.subject].title} · ${typeWords[field.type]} · ${field.key}`}
              actions={
                may && (
                  <Button aria-label={`Bring ${field.label} back`} onClick={() => void bringBack(field)}>
                    Bring back
                  </Button>
                )
              }
            />
          ))}
        </Rows>
      </ListCard>
    </>
  )
}
