'use client'

import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { ToneChip } from '../../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { assistantApi, type Provider } from '../api.ts'
import { duration, stateOf, vendors } from '../words.ts'

type Props = {
  provider: Provider
  /** what went wrong with it in the last minutes */
  lately: string
  order: ReactNode
  onOpen: () => void
}

/** One provider: how it stands, how fast it answered, and the button that asks it. */
export function ProviderRow({ provider, lately, order, onOpen }: Props) {
  const [ask, { isLoading }] = assistantApi.useCreateProviderTestMutation()
  const { tell, tellProblem } = useToasts()
  const { label, tone } = stateOf(provider)
  const test = async () => {
    const { data, error } = await ask({ params: { id: provider.id }, body: {} })
    if (error !== undefined) return tellProblem('The provider was not tested.', error)
    if (data) tell(`${data.message} (${duration(data.latencyMs)})`)
  }
  const key = provider.keyHint === null ? '' : ` · key …${provider.keyHint}`
  return (
    <Row
      title={provider.label}
      marks={<ToneChip label={label} tone={tone} />}
      detail={[`${vendors[provider.provider]} · ${provider.model} · ${provider.host}${key}`, lately]
        .filter((part) => part !== '')
        .join(' · ')}
      onOpen={onOpen}
      trailing={
        provider.test && (
          <span title={provider.test.message}>
            {duration(provider.test.latencyMs)} · <RelativeTime at={provider.test.at} />
          </span>
        )
      }
      actions={
        <>
          <Button variant="outlined" disabled={isLoading} onClick={() => void test()}>
            {isLoading ? 'Testing…' : 'Test'}
          </Button>
          {order}
        </>
      }
    />
  )
}
