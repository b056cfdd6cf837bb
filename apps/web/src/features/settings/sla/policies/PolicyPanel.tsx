'use client'

import Alert from '@mui/material/Alert'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { DeleteButton } from '../../../../ui/feedback/DeleteButton.tsx'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { TryOnPast } from '../../../replays/TryOnPast.tsx'
import { usePermission } from '../../../shell/usePermission.ts'
import { type SlaPolicy, slaSettingsApi } from '../api.ts'
import { ConditionFields } from './ConditionFields.tsx'
import { bodyOf, fieldsOf } from './policy-form.ts'
import { TargetFields } from './TargetFields.tsx'
import { TimeFields } from './TimeFields.tsx'

type Props = { policy: SlaPolicy | null; onClose: () => void }

/** What a policy promises, to whom, and in which hours. */
export function PolicyPanel({ policy, onClose }: Props) {
  const [fields, setFields] = useState(() => fieldsOf(policy))
  const [create, created] = slaSettingsApi.useCreateSlaPolicyMutation()
  const [put, changed] = slaSettingsApi.usePutSlaPolicyMutation()
  const [remove] = slaSettingsApi.useDeleteSlaPolicyMutation()
  const locked = !usePermission('sla:write')
  const { tell } = useToasts()
  const body = bodyOf(fields)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!body) return
    const answer = policy ? await put({ params: { id: policy.id }, body }) : await create({ body })
    if (answer.error !== undefined) return
    tell(policy ? 'Saved. Clocks that run keep their targets.' : 'The policy holds for messages from now on.')
    onClose()
  }
  return (
    <SidePanel
      open
      title={policy?.name ?? 'New policy'}
      onClose={onClose}
      onSubmit={(event) => void save(event as FormEvent)}
      submit={policy ? 'Save' : 'Make the policy'}
      busy={created.isLoading || changed.isLoading || body === null}
      locked={locked}
      problem={<FormProblem error={created.error ?? changed.error} />}
    >
      {locked && <Alert severity="info">Only admins change policies.</Alert>}
      <TextField
        label="Name"
        placeholder="Standard"
        disabled={locked}
        value={fields.name}
        onChange={(event) => setFields({ ...fields, name: event.target.value })}
      />
      <FormControlLabel
        disabled={locked}
        control={
          <Switch checked={fields.active} onChange={(_event, active) => setFields({ ...fields, active })} />
        }
        label="In force"
      />
      <TargetFields
        targets={fields.targets}
        locked={locked}
        onChange={(targets) => setFields({ ...fields, targets })}
      />
      <TimeFields fields={fields} locked={locked} onChange={setFields} />
      <ConditionFields
        conditions={fields.conditions}
        locked={locked}
        onChange={(conditions) => setFields({ ...fields, conditions })}
      />
      {!locked && (
        <TryOnPast
          of={() => body && { kind: 'sla_policy', ...(policy ? { id: policy.id } : {}), policy: body }}
          disabled={body === null}
        />
      )}
      {policy && !locked && (
        <DeleteButton
          what="policy"
          name={policy.name}
          remove={() => remove({ params: { id: policy.id } })}
          onDeleted={onClose}
        >
          Clocks that run keep their targets. New messages get the next policy that fits, or none.
        </DeleteButton>
      )}
    </SidePanel>
  )
}
