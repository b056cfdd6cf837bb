import type { ResponseOf } from '../../../contract/contract.ts'
import {
  createArticleView,
  createGapArticle,
  createGapProposal,
  dismissGap,
  getArticleUsage,
  getGap,
  listGaps,
  mergeGaps,
  putArticleVote,
} from '../../../contract/knowledge/knowledge-gaps.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Gap = ResponseOf<typeof listGaps>['items'][number]

export const gapsApi = api.injectEndpoints({
  endpoints: (build) => ({
    listGaps: build.infiniteQuery({ ...pagesOf(listGaps), providesTags: ['Gap'] }),
    getGap: build.query({ ...callOf(getGap), providesTags: ['Gap'] }),
    dismissGap: build.mutation({ ...callOf(dismissGap), invalidatesTags: ['Gap'] }),
    createGapProposal: build.mutation({ ...callOf(createGapProposal), invalidatesTags: ['Gap'] }),
    mergeGaps: build.mutation({ ...callOf(mergeGaps), invalidatesTags: ['Gap'] }),
    createGapArticle: build.mutation({ ...callOf(createGapArticle), invalidatesTags: ['Gap', 'Article'] }),
    getArticleUsage: build.query({ ...callOf(getArticleUsage), providesTags: ['Article'] }),
    createArticleView: build.mutation({ ...callOf(createArticleView) }),
    putArticleVote: build.mutation({ ...callOf(putArticleVote), invalidatesTags: ['Article'] }),
  }),
})
