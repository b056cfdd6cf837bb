'use client'

import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useCategories, useMailboxes, useTeams } from '../../../inbox/directory.ts'
import { levels, levelWords, routeWords } from '../words.ts'
import type { ChoiceCondition, Conditions } from './policy-form.ts'

type Props = { conditions: Conditions; locked: boolean; onChange: (conditions: Conditions) => void }

const byLevel = levels.map((value) => ({ value, label: levelWords[value] }))
const byRoute = Object.entries(routeWords).map(([value, label]) => ({ value, label }))

/** For which conversations a policy is. What is left empty does not matter. */
export function ConditionFields({ conditions, locked, onChange }: Props) {
  const categories = useCategories().map(({ id, name }) => ({ value: id, label: name }))
  const teams = useTeams().map(({ id, name }) => ({ value: id, label: name }))
  const mailboxes = useMailboxes().map(({ id, address }) => ({ value: id, label: address }))
  const fields: { name: ChoiceCondition; label: string; choices: { value: string; label: string }[] }[] = [
    { name: 'routes', label: 'Route', choices: byRoute },
    { name: 'priorities', label: 'Priority', choices: byLevel },
    { name: 'severities', label: 'Severity', choices: byLevel },
    { name: 'categoryIds', label: 'Category', choices: categories },
    { name: 'teamIds', label: 'Team', choices: teams },
    { name: 'mailboxIds', label: 'Mailbox', choices: mailboxes },
  ]
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 3 }}>
      <Box component="legend" sx={{ fontSize: 12, fontWeight: 500, color: 'ink2', mb: 2 }}>
        For conversations with
      </Box>
      {fields.map(({ name, label, choices }) => (
        <TextField
          key={name}
          select
          label={label}
          disabled={locked}
          value={conditions[name].filter((one) => choices.some(({ value }) => value === one))}
          onChange={(event) => onChange({ ...conditions, [name]: event.target.value as unknown as string[] })}
          slotProps={{
            select: {
              multiple: true,
              displayEmpty: true,
              renderValue: (chosen) => namesOf(chosen as string[], choices) || 'Any',
            },
          }}
        >
          {choices.map(({ value, label: words }) => (
            <MenuItem key={value} value={value}>
              {words}
            </MenuItem>
          ))}
        </TextField>
      ))}
      <TextField
        label="Tags"
        placeholder="Any"
        disabled={locked}
        value={conditions.tags}
        onChange={(event) => onChange({ ...conditions, tags: event.target.value })}
        helperText="Separated by commas; one of them will do."
      />
      <TextField
        label="Languages"
        placeholder="Any"
        disabled={locked}
        value={conditions.languages}
        onChange={(event) => onChange({ ...conditions, languages: event.target.value })}
        helperText="As codes, such as de, en."
      />
    </Box>
  )
}

function namesOf(chosen: string[], choices: { value: string; label: string }[]): string {
  return choices
    .filter(({ value }) => chosen.includes(value))
    .map(({ label }) => label)
    .join(', ')
}
