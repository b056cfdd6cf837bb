'use client'
import { useState } from 'react'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { contextApi } from '../../context/api.ts'
import type { Conversation } from '../../inbox/api.ts'
import { useCategories } from '../../inbox/directory.ts'
import { isByPerson } from '../../inbox/list/chips.ts'
import { KeyTooltip } from '../../shortcuts/KeyTooltip.tsx'
import { changes } from '../actions/changes.ts'
import { useActions } from '../actions/useActions.ts'
import { conversationApi, partsOf } from '../api.ts'
import { likeliestFirst } from './likeliest-first.ts'
import { PickMenu } from './PickMenu.tsx'
import { useMenu } from './useMenu.ts'

type Props = { conversation: Conversation; may: boolean }

/** What the assistant takes it for, and how sure it is; one click or key corrects it. */
export function CategoryMenu({ conversation, may }: Props) {
  const { button, open, show, close } = useMenu('categorize', may)
  const [typed, setTyped] = useState('')
  const { perform } = useActions()
  const judged = conversation.classification
  const categories = likeliestFirst(useCategories(), useAlternatives(conversation.id, open), judged?.category)
  const corrected = judged !== null && isByPerson(judged.by)
  const name = judged?.categoryName ?? judged?.category ?? 'No category'
  const sure = judged?.category && !corrected ? ` ${Math.round(judged.confidence * 100)} %` : ''
  const pick = (key: string) => {
    const category = categories.find((one) => one.key === key)
    if (category && key !== judged?.category) void perform(conversation, changes.category(category))
  }
  return (
    <>
      <KeyTooltip id="categorize">
        <ToneChip
          ref={button as React.Ref<HTMLDivElement>}
          component="button"
          clickable
          disabled={!may || judged === null}
          tone={corrected ? 'neutral' : 'assistant'}
          label={`${name}${sure}`}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={`Category: ${name}${sure}. Correct it`}
          onClick={show}
          sx={{ border: 0, font: 'inherit', fontSize: 11, maxWidth: 200 }}
        />
      </KeyTooltip>
      <PickMenu
        anchor={open ? button.current : null}
        label="Correct the category"
        placeholder="What is it about?"
        numbered
        typed={typed}
        onType={setTyped}
        choices={categories.map((one) => ({
          key: one.key,
          label: one.name,
          hint: routeWords[one.route],
          chosen: one.key === judged?.category,
        }))}
        onPick={pick}
        onClose={close}
      />
    </>
  )
}

/** What else the assistant thought the customer's newest letter to be about; asked for with the menu. */
function useAlternatives(conversationId: string, open: boolean) {
  const { data } = conversationApi.useListMessagesInfiniteQuery(partsOf(conversationId), { skip: !open })
  const newest = data?.pages
    .flatMap(({ items }) => items)
    .findLast(({ direction }) => direction === 'inbound')?.id
  const { currentData } = contextApi.useJudgementQuery(
    { params: { id: newest ?? '' } },
    { skip: !open || newest === undefined },
  )
  return currentData?.alternatives ?? []
}

const routeWords = {
  informational: 'question',
  service_action: 'action',
  safety_compliance: 'safety',
} as const
