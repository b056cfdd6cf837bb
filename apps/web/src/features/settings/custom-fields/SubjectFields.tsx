'use client'

import AddIcon from '@mui/icons-material/AddOutlined'
import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type CustomField, customFieldsApi } from './api.ts'
import { FieldRow } from './FieldRow.tsx'
import { moved, type Subject, subjectWords } from './words.ts'

type Props = { subject: Subject; fields: CustomField[]; onOpen: (field: CustomField | null) => void }

/** The fields of one subject, in the order in which they are shown. */
export function SubjectFields({ subject, fields, onOpen }: Props) {
  const { title, about } = subjectWords[subject]
  const [order] = customFieldsApi.usePutCustomFieldOrderMutation()
  const [archive] = customFieldsApi.useArchiveCustomFieldMutation()
  const [put] = customFieldsApi.usePutCustomFieldMutation()
  const locked = !usePermission('fields:write')
  const { tellProblem, tellWithUndo } = useToasts()
  const ids = fields.map(({ id }) => id)
  const move = async (id: string, by: -1 | 1) => {
    const { error } = await order({ body: { subject, ids: moved(ids, id, by) } })
    if (error !== undefined) tellProblem('The order is the same as before.', error)
  }
  const putAway = async ({ id, label, options }: CustomField) => {
    const { error } = await archive({ params: { id } })
    if (error !== undefined) tellProblem(`${label} is still asked for.`, error)
    else
      tellWithUndo(`${label} is archived. Its values are kept.`, {
        undo: () => void put({ params: { id }, body: { label, options } }),
      })
  }
  return (
    <Box component="section" sx={{ mb: 6 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-end', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        <Box sx={{ flex: '1 1 200px' }}>
          <Typography variant="h2">{title}</Typography>
          <Typography sx={{ color: 'ink3' }}>{about}</Typography>
        </Box>
        <PermittedButton
          permission="fields:write"
          variant="outlined"
          startIcon={<AddIcon />}
          aria-label={`Add a field to ${title.toLowerCase()}`}
          onClick={() => onOpen(null)}
        >
          Add a field
        </PermittedButton>
      </Box>
      <ListCard label={title}>
        {fields.length === 0 ? (
          <Box sx={{ p: 4, color: 'ink3' }}>No field yet.</Box>
        ) : (
          <Rows>
            {fields.map((field, at) => (
              <FieldRow
                key={field.id}
                field={field}
                first={at === 0}
                last={at === fields.length - 1}
                locked={locked}
                onOpen={() => onOpen(field)}
                onMove={(by) => void move(field.id, by)}
                onArchive={() => void putAway(field)}
              />
            ))}
          </Rows>
        )}
      </ListCard>
    </Box>
  )
}
