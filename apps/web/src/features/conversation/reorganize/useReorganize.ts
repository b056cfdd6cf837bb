'use client'
import { reorganizeApi } from './api.ts'
import type { StandingMove } from './standing-move.ts'
import { useSettle } from './useSettle.ts'

/** Puts conversations together and takes them apart; each step can be taken back from its notice. */
export function useReorganize() {
  const settle = useSettle()
  const [createMerge] = reorganizeApi.useCreateMergeMutation()
  const [deleteMerge] = reorganizeApi.useDeleteMergeMutation()
  const [createSplit] = reorganizeApi.useCreateSplitMutation()
  const [deleteSplit] = reorganizeApi.useDeleteSplitMutation()
  const [createMove] = reorganizeApi.useCreateMoveMutation()
  const [deleteMove] = reorganizeApi.useDeleteMoveMutation()
  const once = () => ({ idempotencyKey: crypto.randomUUID() })
  return {
    /** Takes back what was moved earlier, as long as that is possible. */
    takeBack: ({ kind, moveId, conversationId, messageId }: StandingMove) => {
      const undo = {
        merge: () => deleteMerge({ params: { id: conversationId, mergeId: moveId } }).unwrap(),
        split: () => deleteSplit({ params: { id: conversationId, splitId: moveId } }).unwrap(),
        move: () => deleteMove({ params: { id: messageId, moveId } }).unwrap(),
      }
      settle.back(undo[kind]())
    },
    merge: (conversationId: string, into: string) =>
      settle.moved(
        createMerge({ params: { id: conversationId }, body: { into }, ...once() }).unwrap(),
        ({ source, target }) => `#${source.number} is merged into #${target.number}`,
        ({ id, source }) => deleteMerge({ params: { id: source.id, mergeId: id } }).unwrap(),
      ),
    split: (conversationId: string, messageId: string) =>
      settle.moved(
        createSplit({
          params: { id: conversationId },
          body: { messageIds: [messageId] },
          ...once(),
        }).unwrap(),
        ({ target }) => `The mail is a conversation of its own, #${target.number}`,
        ({ id, source }) => deleteSplit({ params: { id: source.id, splitId: id } }).unwrap(),
      ),
    move: (messageId: string, to: string) =>
      settle.moved(
        createMove({ params: { id: messageId }, body: { to }, ...once() }).unwrap(),
        ({ target }) => `The mail is in #${target.number} now`,
        ({ id }) => deleteMove({ params: { id: messageId, moveId: id } }).unwrap(),
      ),
  }
}
