'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { SettingCard } from '../mailboxes/SettingCard.tsx'
import { assistantApi, type Budget } from './api.ts'
import { budgetSentence, dollars } from './words.ts'

/** What providers may cost in a month, and what of it is spent. */
export function BudgetCard() {
  const { data, error, refetch } = assistantApi.useGetBudgetQuery()
  const [editing, setEditing] = useState(false)
  return (
    <SettingCard
      title="Budget"
      about={data ? budgetSentence(data) : undefined}
      action={
        data && (
          <Button variant="outlined" onClick={() => setEditing(true)}>
            {data.monthly === null ? 'Set a budget' : 'Change'}
          </Button>
        )
      }
    >
      {data ? <BudgetBar budget={data} /> : error === undefined && <Skeleton height={24} />}
      {!data && error !== undefined && (
        <ErrorState error={error} what="The budget could not be loaded" onRetry={() => void refetch()} />
      )}
      {editing && data && <BudgetPanel budget={data} onClose={() => setEditing(false)} />}
    </SettingCard>
  )
}

const colors = {
  unlimited: ['accent', 'accentSoft'],
  within: ['accent', 'accentSoft'],
  near: ['warn', 'warnSoft'],
  used_up: ['late', 'lateSoft'],
} as const

function BudgetBar({ budget }: { budget: Budget }) {
  const { monthly, spent, state } = budget
  if (monthly === null) return null
  const part = monthly === 0 ? 1 : Math.min(1, spent / monthly)
  const [full, ground] = colors[state]
  return (
    <Box>
      <Box
        role="meter"
        aria-label="Budget spent"
        aria-valuemin={0}
        aria-valuemax={monthly}
        aria-valuenow={Math.min(spent, monthly)}
        aria-valuetext={`${dollars(spent)} of ${dollars(monthly)}`}
        sx={{ position: 'relative', height: 10, borderRadius: '5px', bgcolor: ground, overflow: 'hidden' }}
      >
        <Box sx={{ position: 'absolute', insetBlock: 0, left: 0, width: `${100 * part}%`, bgcolor: full }} />
        <Box
          sx={{
            position: 'absolute',
            insetBlock: 0,
            left: '80%',
            borderLeft: '1px dashed',
            borderColor: 'ink3',
          }}
        />
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', mt: 1.5, fontSize: 12, color: 'ink3' }}>
        <span>{Math.round(100 * part)} % used</span>
        <span>Admins hear of it at 80 % and 100 %</span>
      </Box>
    </Box>
  )
}

function BudgetPanel({ budget, onClose }: { budget: Budget; onClose: () => void }) {
  const [put, { error, isLoading }] = assistantApi.usePutBudgetMutation()
  const { tell } = useToasts()
  const [amount, setAmount] = useState(budget.monthly === null ? '' : String(budget.monthly))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const monthly = amount.trim() === '' ? null : Number(amount)
    const answer = await put({ body: { monthly } })
    if (answer.error !== undefined) return
    tell(monthly === null ? 'There is no bound any more.' : `The budget is ${dollars(monthly)} a month.`)
    onClose()
  }
  return (
    <SidePanel
      open
      title="Budget"
      onClose={onClose}
      onSubmit={(event) => void save(event)}
      submit="Save"
      busy={isLoading}
      problem={<FormProblem error={error} />}
    >
      <TextField
        autoFocus
        type="number"
        label="Dollars a month"
        helperText="Empty for no bound. When it is used up, the local models work alone; nothing fails."
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
        slotProps={{ htmlInput: { min: 0, step: 'any' } }}
      />
    </SidePanel>
  )
}
