import type { z } from 'zod'
import {
  type apiKey,
  createApiKey,
  deleteApiKey,
  listApiKeys,
} from '../../../contract/organization/settings.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type ApiKey = z.output<typeof apiKey>

export const { useListApiKeysInfiniteQuery, useCreateApiKeyMutation, useDeleteApiKeyMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      listApiKeys: build.infiniteQuery({ ...pagesOf(listApiKeys), providesTags: ['ApiKey'] }),
      createApiKey: build.mutation({ ...callOf(createApiKey), invalidatesTags: ['ApiKey'] }),
      deleteApiKey: build.mutation({ ...callOf(deleteApiKey), invalidatesTags: ['ApiKey'] }),
    }),
  })
