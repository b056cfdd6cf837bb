import type { z } from 'zod'
import { type category, listCategories, putCategories } from '../../../contract/organization/settings.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

/** A category on its way to the server; one without an id is new. */
export type DraftCategory = Omit<z.output<typeof category>, 'id'> & { id?: string | undefined }

const categoriesApi = api.injectEndpoints({
  endpoints: (build) => ({
    listCategories: build.query({ ...callOf(listCategories), providesTags: ['Category'] }),
    putCategories: build.mutation({
      ...callOf(putCategories),
      invalidatesTags: ['Category'],
      // The answer is the new list: shown at once, so that nothing flashes back while the list is read again.
      onQueryStarted: async (_, { dispatch, queryFulfilled }) => {
        const saved = await queryFulfilled.catch(() => null)
        if (saved === null) return
        dispatch(categoriesApi.util.updateQueryData('listCategories', undefined, () => saved.data))
      },
    }),
  }),
})

export const { useListCategoriesQuery, usePutCategoriesMutation } = categoriesApi
