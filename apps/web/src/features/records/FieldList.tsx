'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { Facts } from '../context/Section.tsx'
import type { FieldValue, Value } from './api.ts'
import { ValueInput } from './ValueInput.tsx'
import { valueWords } from './value-words.ts'

type Props = {
  fields: readonly FieldValue[]
  may: boolean
  onSave: (values: Record<string, Value>) => Promise<{ error?: unknown }>
}

/** What the organization's own fields say. A click on a value changes it there. */
export function FieldList({ fields, may, onSave }: Props) {
  const [editing, setEditing] = useState<string | null>(null)
  const { tellProblem } = useToasts()
  const save = async (field: FieldValue, value: Value) => {
    setEditing(null)
    if (value === field.value) return
    const { error } = await onSave({ [field.key]: value })
    if (error !== undefined) tellProblem(`“${field.label}” says what it said before.`, error)
  }
  return (
    <Facts
      facts={fields.map((field) => ({
        name: field.label,
        value:
          editing === field.key ? (
            <ValueInput
              field={field}
              onSave={(value) => void save(field, value)}
              onCancel={() => setEditing(null)}
            />
          ) : (
            <Shown field={field} may={may} onEdit={() => setEditing(field.key)} />
          ),
      }))}
    />
  )
}

function Shown({ field, may, onEdit }: { field: FieldValue; may: boolean; onEdit: () => void }) {
  const words = valueWords(field)
  if (!may || field.archived) {
    return (
      <Box component="span" dir="auto" title={field.archived ? 'This field is archived' : undefined}>
        {words || '–'}
      </Box>
    )
  }
  return (
    <Button
      variant="text"
      aria-label={words ? `Change ${field.label}, now ${words}` : `Add ${field.label}`}
      onClick={onEdit}
      dir="auto"
      sx={look}
    >
      {words || <Box sx={{ color: 'ink3' }}>Add</Box>}
    </Button>
  )
}

const look = {
  display: 'block',
  minWidth: 0,
  maxWidth: '100%',
  height: 'auto',
  minHeight: 22,
  px: 1.5,
  py: 0,
  mx: -1.5,
  font: 'inherit',
  color: 'ink',
  textAlign: 'start',
  overflowWrap: 'anywhere',
} as const
