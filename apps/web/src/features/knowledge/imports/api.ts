import type { z } from 'zod'
import {
  type articleImport,
  type articleImportItem,
  createCrawl,
  createImport,
  getImport,
  listImportItems,
  listImports,
  putImport,
} from '../../../contract/knowledge/article-imports.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type ArticleImport = z.output<typeof articleImport>
export type ArticleImportItem = z.output<typeof articleImportItem>

export const {
  useListImportsInfiniteQuery,
  useGetImportQuery,
  useListImportItemsInfiniteQuery,
  useCreateImportMutation,
  useCreateCrawlMutation,
  usePutImportMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listImports: build.infiniteQuery({ ...pagesOf(listImports), providesTags: ['ArticleImport'] }),
    getImport: build.query({ ...callOf(getImport), providesTags: ['ArticleImport'] }),
    listImportItems: build.infiniteQuery({ ...pagesOf(listImportItems), providesTags: ['ArticleImport'] }),
    createImport: build.mutation({ ...callOf(createImport), invalidatesTags: ['ArticleImport'] }),
    createCrawl: build.mutation({ ...callOf(createCrawl), invalidatesTags: ['ArticleImport'] }),
    putImport: build.mutation({ ...callOf(putImport), invalidatesTags: ['ArticleImport'] }),
  }),
})
