import type { ResponseOf } from '../../contract/contract.ts'
import {
  approveAction,
  completeAction,
  createAction,
  dismissAction,
  getActionSettings,
  listActions,
  putAction,
  putActionSettings,
} from '../../contract/conversations/actions.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export type Actions = ResponseOf<typeof listActions>
export type Action = Actions['items'][number]
export type ActionSettings = ResponseOf<typeof getActionSettings>['items'][number]

export const actionsApi = api.injectEndpoints({
  endpoints: (build) => ({
    listActions: build.query({ ...callOf(listActions), providesTags: ['Action'] }),
    createAction: build.mutation({ ...callOf(createAction), invalidatesTags: ['Action'] }),
    putAction: build.mutation({ ...callOf(putAction), invalidatesTags: ['Action'] }),
    approveAction: build.mutation({ ...callOf(approveAction), invalidatesTags: ['Action'] }),
    dismissAction: build.mutation({ ...callOf(dismissAction), invalidatesTags: ['Action'] }),
    completeAction: build.mutation({ ...callOf(completeAction), invalidatesTags: ['Action'] }),
    getActionSettings: build.query({ ...callOf(getActionSettings), providesTags: ['Assistant'] }),
    putActionSettings: build.mutation({
      ...callOf(putActionSettings),
      invalidatesTags: ['Assistant', 'Action'],
    }),
  }),
})
