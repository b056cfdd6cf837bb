import type { z } from 'zod'
import type { ResponseOf } from '../../../contract/contract.ts'
import {
  deleteArchive,
  deletePublication,
  deleteReview,
  listCollections,
  putArchive,
  putReview,
} from '../../../contract/knowledge/articles.ts'
import {
  type article,
  createArticle,
  deleteArticle,
  getArticle,
  listArticles,
  putArticle,
} from '../../../contract/knowledge/knowledge.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Article = z.output<typeof article>
export type ListedArticle = ResponseOf<typeof listArticles>['items'][number]

export const {
  useListArticlesInfiniteQuery,
  useListCollectionsQuery,
  useGetArticleQuery,
  useCreateArticleMutation,
  usePutArticleMutation,
  useDeleteArticleMutation,
  usePutReviewMutation,
  useDeleteReviewMutation,
  useDeletePublicationMutation,
  usePutArchiveMutation,
  useDeleteArchiveMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listArticles: build.infiniteQuery({
      ...pagesOf(listArticles),
      providesTags: [{ type: 'Article', id: 'LIST' }],
    }),
    listCollections: build.query({
      ...callOf(listCollections),
      providesTags: [{ type: 'Article', id: 'LIST' }],
    }),
    getArticle: build.query({
      ...callOf(getArticle),
      providesTags: (_result, _error, { params }) => [{ type: 'Article', id: params.id }],
    }),
    createArticle: build.mutation({
      ...callOf(createArticle),
      invalidatesTags: [{ type: 'Article', id: 'LIST' }],
    }),
    putArticle: build.mutation({ ...callOf(putArticle), invalidatesTags: ['Article'] }),
    deleteArticle: build.mutation({
      ...callOf(deleteArticle),
      invalidatesTags: [{ type: 'Article', id: 'LIST' }],
    }),
    putReview: build.mutation({ ...callOf(putReview), invalidatesTags: ['Article'] }),
    deleteReview: build.mutation({ ...callOf(deleteReview), invalidatesTags: ['Article'] }),
    deletePublication: build.mutation({ ...callOf(deletePublication), invalidatesTags: ['Article'] }),
    putArchive: build.mutation({ ...callOf(putArchive), invalidatesTags: ['Article'] }),
    deleteArchive: build.mutation({ ...callOf(deleteArchive), invalidatesTags: ['Article'] }),
  }),
})
