import type { z } from 'zod'
import {
  compareArticleVersions,
  type comparison,
  createRollback,
  listArticleVersions,
  type listedVersion,
} from '../../../../contract/knowledge/articles.ts'
import { api } from '../../../../store/api.ts'
import { callOf, pagesOf } from '../../../../store/from-contract.ts'

export type ListedVersion = z.output<typeof listedVersion>
export type Comparison = z.output<typeof comparison>

export const {
  useListArticleVersionsInfiniteQuery,
  useCompareArticleVersionsQuery,
  useCreateRollbackMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listArticleVersions: build.infiniteQuery({
      ...pagesOf(listArticleVersions),
      providesTags: ['Article'],
    }),
    compareArticleVersions: build.query({ ...callOf(compareArticleVersions), providesTags: ['Article'] }),
    createRollback: build.mutation({ ...callOf(createRollback), invalidatesTags: ['Article'] }),
  }),
})
