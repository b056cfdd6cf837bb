import {
  createProviderTest,
  getBudget,
  getComparison,
  getPrices,
  getProviders,
  listDisclosures,
  putBudget,
  putPrices,
  putProviders,
} from '../../../contract/assistant/assistant.ts'
import { listAssistantCalls } from '../../../contract/assistant/calls.ts'
import {
  createPromptPreview,
  createPromptVersion,
  listPrompts,
  listPromptVersions,
  putActivePrompt,
} from '../../../contract/assistant/prompts.ts'
import type { BodyOf, ResponseOf } from '../../../contract/contract.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Providers = ResponseOf<typeof getProviders>
export type Provider = Providers['items'][number]
export type WantedProvider = BodyOf<typeof putProviders>['items'][number]
export type Budget = ResponseOf<typeof getBudget>
export type Compared = ResponseOf<typeof getComparison>['items'][number]
export type ModelPrice = ResponseOf<typeof getPrices>['items'][number]
export type Calls = ResponseOf<typeof listAssistantCalls>
export type Call = ResponseOf<typeof listAssistantCalls>['items'][number]
export type Prompt = ResponseOf<typeof listPrompts>['items'][number]
export type Preview = ResponseOf<typeof createPromptPreview>

export const assistantApi = api.injectEndpoints({
  endpoints: (build) => ({
    getProviders: build.query({ ...callOf(getProviders), providesTags: ['Assistant'] }),
    putProviders: build.mutation({ ...callOf(putProviders), invalidatesTags: ['Assistant'] }),
    createProviderTest: build.mutation({ ...callOf(createProviderTest), invalidatesTags: ['Assistant'] }),
    getPrices: build.query({ ...callOf(getPrices), providesTags: ['Assistant'] }),
    putPrices: build.mutation({ ...callOf(putPrices), invalidatesTags: ['Assistant'] }),
    getBudget: build.query({ ...callOf(getBudget), providesTags: ['Assistant'] }),
    putBudget: build.mutation({ ...callOf(putBudget), invalidatesTags: ['Assistant'] }),
    getComparison: build.query({ ...callOf(getComparison), providesTags: ['Assistant'] }),
    listCalls: build.infiniteQuery({ ...pagesOf(listAssistantCalls), providesTags: ['Assistant'] }),
    listDisclosures: build.infiniteQuery({ ...pagesOf(listDisclosures), providesTags: ['Assistant'] }),
    listPrompts: build.query({ ...callOf(listPrompts), providesTags: ['Assistant'] }),
    listPromptVersions: build.infiniteQuery({ ...pagesOf(listPromptVersions), providesTags: ['Assistant'] }),
    createPromptVersion: build.mutation({ ...callOf(createPromptVersion), invalidatesTags: ['Assistant'] }),
    putActivePrompt: build.mutation({ ...callOf(putActivePrompt), invalidatesTags: ['Assistant'] }),
    createPromptPreview: build.mutation({ ...callOf(createPromptPreview) }),
  }),
})
