'use client'
import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { CopyField } from '../../../../ui/forms/CopyField.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { type ActionSettings, actionsApi } from '../../../next-steps/api.ts'

type Props = { settings: ActionSettings; onClose: () => void }

/** What holds for one action. */
export function ActionPanel({ settings, onClose }: Props) {
  const [wanted, setWanted] = useState(settings)
  const [put, { error, isLoading, data }] = actionsApi.usePutActionSettingsMutation()
  const change = (part: Partial<ActionSettings>) => setWanted({ ...wanted, ...part })
  const secret = data?.secrets[0]?.secret
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (secret !== undefined) {
      onClose()
      return
    }
    const { name: _, description: __, moves: ___, ...item } = wanted
    const answer = await put({ body: { items: [item] } })
    if (answer.error === undefined && answer.data?.secrets.length === 0) onClose()
  }
  return (
    <SidePanel
      open
      title={settings.name}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
      submit={secret === undefined ? 'Save' : 'Done'}
      busy={isLoading}
      problem={<FormProblem error={error} />}
    >
      {secret === undefined ? (
        <Fields wanted={wanted} change={change} />
      ) : (
        <Box sx={{ display: 'grid', gap: 3 }}>
          <Alert severity="info">
            Keep this secret now, it is not shown again. Each call is signed with it (standardwebhooks.com),
            and its webhook-id is the action's: carry each id out once.
          </Alert>
          <CopyField label="Signing secret" value={secret} />
        </Box>
      )}
    </SidePanel>
  )
}

type FieldsProps = { wanted: ActionSettings; change: (part: Partial<ActionSettings>) => void }

function Fields({ wanted, change }: FieldsProps) {
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <FormControlLabel
        control={
          <Checkbox
            checked={wanted.enabled}
            onChange={(event) => change({ enabled: event.target.checked })}
          />
        }
        label="The assistant may propose it"
      />
      <TextField
        select
        label="An admin has to approve"
        value={wanted.approval}
        onChange={(event) => change({ approval: event.target.value as ActionSettings['approval'] })}
        helperText="Otherwise any agent's approval is enough. Without a person's approval nothing happens."
      >
        <MenuItem value="never">never</MenuItem>
        {wanted.moves && <MenuItem value="above">above an amount</MenuItem>}
        <MenuItem value="always">always</MenuItem>
      </TextField>
      {wanted.approval === 'above' && (
        <Box sx={{ display: 'grid', gridTemplateColumns: '2fr 1fr', gap: 3 }}>
          <TextField
            type="number"
            label="Above"
            value={wanted.approvalAbove ?? ''}
            onChange={(event) =>
              change({ approvalAbove: event.target.value === '' ? null : Number(event.target.value) })
            }
            slotProps={{ htmlInput: { min: 0, step: 'any' } }}
          />
          <TextField
            label="Currency"
            value={wanted.approvalCurrency ?? ''}
            onChange={(event) => change({ approvalCurrency: event.target.value.toUpperCase() || null })}
            slotProps={{ htmlInput: { maxLength: 3 } }}
          />
        </Box>
      )}
      <TextField
        select
        label="Carried out by"
        value={wanted.carriedOut}
        onChange={(event) => change({ carriedOut: event.target.value as ActionSettings['carriedOut'] })}
      >
        <MenuItem value="person">a person, who marks it as done</MenuItem>
        <MenuItem value="webhook">your server, by a signed webhook</MenuItem>
      </TextField>
      {wanted.carriedOut === 'webhook' && (
        <TextField
          type="url"
          label="Address"
          placeholder="https://shop.example/frontdesk/actions"
          value={wanted.webhookUrl ?? ''}
          onChange={(event) => change({ webhookUrl: event.target.value || null })}
        />
      )}
    </Box>
  )
}
