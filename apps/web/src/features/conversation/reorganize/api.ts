import { deleteConversation, getContents } from '../../../contract/conversations/changes.ts'
import {
  createMerge,
  createMove,
  createSplit,
  deleteMerge,
  deleteMove,
  deleteSplit,
  listMergeSuggestions,
} from '../../../contract/conversations/reorganizing.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

type Sides = { source: { id: string }; target: { id: string } }

/** Everything both conversations show. */
function touched(move: Sides | undefined) {
  if (!move) return []
  const parts = [move.source.id, move.target.id].flatMap((id) =>
    (['Conversation', 'Message', 'Note', 'Draft'] as const).map((type) => ({ type, id })),
  )
  return [...parts, 'Counts' as const]
}

export const reorganizeApi = api.injectEndpoints({
  endpoints: (build) => ({
    createMerge: build.mutation({ ...callOf(createMerge), invalidatesTags: touched }),
    deleteMerge: build.mutation({ ...callOf(deleteMerge), invalidatesTags: touched }),
    createSplit: build.mutation({ ...callOf(createSplit), invalidatesTags: touched }),
    deleteSplit: build.mutation({ ...callOf(deleteSplit), invalidatesTags: touched }),
    createMove: build.mutation({ ...callOf(createMove), invalidatesTags: touched }),
    deleteMove: build.mutation({ ...callOf(deleteMove), invalidatesTags: touched }),
    contents: build.query({ ...callOf(getContents), keepUnusedDataFor: 0 }),
    deleteConversation: build.mutation({
      ...callOf(deleteConversation),
      invalidatesTags: ['Counts', 'Contact'],
    }),
    listMergeSuggestions: build.query({ ...callOf(listMergeSuggestions), keepUnusedDataFor: 0 }),
  }),
})
