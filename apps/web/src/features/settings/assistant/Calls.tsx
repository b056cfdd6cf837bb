'use client'

import CallIcon from '@mui/icons-material/ReceiptLongOutlined'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { wordsOf } from '../words.ts'
import { AssistantHeader } from './AssistantHeader.tsx'
import { assistantApi, type Call } from './api.ts'
import { dollars, duration, spentSentence, tokenWords, vendorOf } from './words.ts'

/** What each call of a provider took and cost, and what answers kept from earlier saved. */
export function Calls() {
  const query = assistantApi.useListCallsInfiniteQuery()
  const totals = query.data?.pages[0]?.totals
  return (
    <>
      <AssistantHeader
        about={
          totals === undefined
            ? 'Every call of a provider with its tokens and cost.'
            : `Every call of a provider with its tokens and cost. ${spentSentence(totals)}`
        }
      />
      <ListCard label="Calls">
        <PagedList
          query={query}
          name="calls"
          empty={
            <EmptyState icon={<CallIcon />} title="No provider was asked">
              The local models have done all the work so far, and cost nothing.
            </EmptyState>
          }
        >
          {(calls) => (
            <Rows>
              {calls.map((call) => (
                <CallRow key={call.id} call={call} />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
    </>
  )
}

function CallRow({ call }: { call: Call }) {
  const { task, model, provider, outcome, cost, saved, latencyMs, conversationNumber, at } = call
  const kept = outcome === 'cached'
  const price = cost === null ? 'no price' : dollars(cost)
  return (
    <Row
      {...(conversationNumber === null ? {} : { href: `/inbox/${conversationNumber}` })}
      title={`${wordsOf(task)} · ${model}`}
      marks={
        kept ? (
          <ToneChip label={`Kept, saved ${dollars(saved)}`} tone="calm" />
        ) : (
          outcome !== 'ok' && <ToneChip label={wordsOf(outcome)} tone="warn" />
        )
      }
      detail={[price, tokenWords(call), duration(latencyMs), vendorOf(provider)].join(' · ')}
      trailing={
        <>
          {conversationNumber !== null && <span>#{conversationNumber}</span>}
          <RelativeTime at={at} />
        </>
      }
    />
  )
}
