'use client'

import ShieldIcon from '@mui/icons-material/ShieldOutlined'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { wordsOf } from '../words.ts'
import { AssistantHeader } from './AssistantHeader.tsx'
import { assistantApi } from './api.ts'
import { replaced } from './words.ts'

/** What left the system, line by line. */
export function Ledger() {
  const query = assistantApi.useListDisclosuresInfiniteQuery()
  return (
    <>
      <AssistantHeader about="Every call that left for a provider, written down before it was made: what was replaced, and a hash of what was sent, never the text." />
      <ListCard label="Ledger">
        <PagedList
          query={query}
          name="lines of the ledger"
          empty={
            <EmptyState icon={<ShieldIcon />} title="Nothing has left">
              The local models have done all the work so far.
            </EmptyState>
          }
        >
          {(lines) => (
            <Rows>
              {lines.map((line) => (
                <Row
                  key={line.id}
                  title={`${wordsOf(line.task)} · ${line.model}`}
                  marks={
                    line.outcome !== null &&
                    line.outcome !== 'ok' && <ToneChip label={wordsOf(line.outcome)} tone="warn" />
                  }
                  detail={`${line.host} · ${line.characters.toLocaleString('en')} characters · replaced: ${replaced(line.placeholders)}`}
                  trailing={
                    <>
                      {line.conversationNumber !== null && (
                        <PageLink href={`/inbox/${line.conversationNumber}`}>
                          #{line.conversationNumber}
                        </PageLink>
                      )}
                      <code title={line.contentHash}>{line.contentHash.slice(0, 8)}</code>
                      <RelativeTime at={line.at} />
                    </>
                  }
                />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
    </>
  )
}
