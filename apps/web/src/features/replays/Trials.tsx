'use client'

import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { ListCard } from '../../ui/lists/ListCard.tsx'
import { PagedList } from '../../ui/lists/PagedList.tsx'
import { Row } from '../../ui/lists/Row.tsx'
import { Rows } from '../../ui/lists/Rows.tsx'
import { ToneChip } from '../../ui/ToneChip.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { type Replay, replaysApi } from './api.ts'
import { kindWords, stateWords } from './words.ts'

type Props = {
  kind?: Replay['kind']
  about?: string
  chosen: string | null
  onChoose: (id: string) => void
}

/** Trials, newest first: of one thing, or all of them. */
export function Trials({ kind, about, chosen, onChoose }: Props) {
  const only = kind === undefined || about === undefined ? {} : { kind, about }
  const query = replaysApi.useListReplaysInfiniteQuery({ query: { limit: 20, ...only } })
  const none = <EmptyState title="No trial yet">What you try is kept here with its numbers.</EmptyState>
  return (
    <ListCard label="Trials">
      <PagedList query={query} name="trials" empty={none}>
        {(trials) => (
          <Rows>
            {trials.map((trial) => (
              <Row
                key={trial.id}
                title={kind === undefined ? `${kindWords[trial.kind]}: ${trial.name}` : trial.name}
                marks={trial.id === chosen && <ToneChip size="small" tone="accent" label="Shown" />}
                detail={detailOf(trial)}
                onOpen={() => onChoose(trial.id)}
                trailing={<RelativeTime at={trial.createdAt} />}
              />
            ))}
          </Rows>
        )}
      </PagedList>
    </ListCard>
  )
}

function detailOf(trial: Replay): string {
  const { different, failed, set } = trial
  return [
    stateWords(trial),
    `${different} would differ`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(set ? [set.name] : []),
  ].join(' · ')
}
