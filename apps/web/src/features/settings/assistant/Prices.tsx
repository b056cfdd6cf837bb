'use client'

import AddIcon from '@mui/icons-material/AddOutlined'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { AssistantHeader } from './AssistantHeader.tsx'
import { assistantApi, type ModelPrice } from './api.ts'
import { dollars } from './words.ts'

const blank: ModelPrice = { model: '', input: 0, output: 0, cachedInput: null, own: true }

/** What models cost: the vendors' list, and what the organization pays instead. */
export function Prices() {
  const { data, error, refetch } = assistantApi.useGetPricesQuery()
  const [open, setOpen] = useState<ModelPrice | null>(null)
  return (
    <>
      <AssistantHeader
        about="Dollars for a million tokens. Enter your own where you pay something else, or where a model is missing."
        actions={
          <Button variant="outlined" startIcon={<AddIcon />} disabled={!data} onClick={() => setOpen(blank)}>
            Add price
          </Button>
        }
      />
      <ListCard label="Prices">
        {data ? (
          <Rows>
            {data.items.map((price) => (
              <Row
                key={price.model}
                title={price.model}
                marks={price.own && <ToneChip label="Your price" tone="accent" />}
                onOpen={() => setOpen(price)}
                trailing={
                  <span>
                    {dollars(price.input)} in
                    {price.cachedInput !== null && `, ${dollars(price.cachedInput)} kept`} ·{' '}
                    {dollars(price.output)} out
                  </span>
                }
              />
            ))}
          </Rows>
        ) : error === undefined ? (
          <SkeletonRows rows={8} />
        ) : (
          <ErrorState error={error} what="The prices could not be loaded" onRetry={() => void refetch()} />
        )}
      </ListCard>
      {open && data && (
        <PricePanel key={open.model} price={open} prices={data.items} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

const fields = [
  { name: 'input', label: 'Input', about: 'Instructions and messages.' },
  {
    name: 'cachedInput',
    label: 'Kept input',
    about: 'Instructions the provider kept; empty for the same as input.',
  },
  { name: 'output', label: 'Output', about: 'What the model writes.' },
] as const

type Values = Record<'model' | (typeof fields)[number]['name'], string>
type PanelProps = { price: ModelPrice; prices: ModelPrice[]; onClose: () => void }

function PricePanel({ price, prices, onClose }: PanelProps) {
  const [put, { error, isLoading }] = assistantApi.usePutPricesMutation()
  const { tell } = useToasts()
  const [values, setValues] = useState<Values>({
    model: price.model,
    input: String(price.input),
    output: String(price.output),
    cachedInput: price.cachedInput === null ? '' : String(price.cachedInput),
  })
  const others = prices
    .filter(({ own, model }) => own && model !== price.model)
    .map(({ own: _, ...kept }) => kept)
  const replace = async (items: typeof others, said: string) => {
    const answer = await put({ body: { items } })
    if (answer.error !== undefined) return
    tell(said)
    onClose()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const cachedInput = values.cachedInput.trim() === '' ? null : Number(values.cachedInput)
    const own = {
      model: values.model,
      input: Number(values.input),
      output: Number(values.output),
      cachedInput,
    }
    void replace([...others, own], `${values.model} is reckoned with your price from now on.`)
  }
  return (
    <SidePanel
      open
      title={price.model || 'Add price'}
      onClose={onClose}
      onSubmit={save}
      submit="Save"
      busy={isLoading}
      problem={<FormProblem error={error} />}
    >
      {price.model === '' && (
        <TextField
          required
          autoFocus
          label="Model"
          value={values.model}
          onChange={(event) => setValues({ ...values, model: event.target.value })}
        />
      )}
      {fields.map(({ name, label, about }) => (
        <TextField
          key={name}
          type="number"
          required={name !== 'cachedInput'}
          label={`${label}, dollars for a million tokens`}
          helperText={about}
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          slotProps={{ htmlInput: { min: 0, step: 'any' } }}
        />
      ))}
      {price.own && price.model !== '' && (
        <Button
          variant="outlined"
          disabled={isLoading}
          onClick={() => void replace(others, 'The list price holds again.')}
        >
          Use the list price again
        </Button>
      )}
    </SidePanel>
  )
}
