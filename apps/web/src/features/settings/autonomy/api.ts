import {
  getAutonomy,
  listDraftReviews,
  putAutonomy,
  putDraftReview,
} from '../../../contract/assistant/autonomy.ts'
import type { ResponseOf } from '../../../contract/contract.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Measured = ResponseOf<typeof getAutonomy>
export type CategoryRung = Measured['categories'][number]
export type Mode = CategoryRung['mode']
export type DraftReview = ResponseOf<typeof listDraftReviews>['items'][number]

export const autonomyApi = api.injectEndpoints({
  endpoints: (build) => ({
    getAutonomy: build.query({ ...callOf(getAutonomy), providesTags: ['Autonomy'] }),
    putAutonomy: build.mutation({ ...callOf(putAutonomy), invalidatesTags: ['Autonomy'] }),
    listDraftReviews: build.infiniteQuery({ ...pagesOf(listDraftReviews), providesTags: ['Autonomy'] }),
    putDraftReview: build.mutation({ ...callOf(putDraftReview), invalidatesTags: ['Autonomy'] }),
  }),
})
