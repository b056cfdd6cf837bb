import type { ResponseOf } from '../../../contract/contract.ts'
import { getHelpCenter, putHelpCenter } from '../../../contract/knowledge/help-center.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

export type HelpCenterView = ResponseOf<typeof getHelpCenter>

export const helpCenterApi = api.injectEndpoints({
  endpoints: (build) => ({
    getHelpCenter: build.query({ ...callOf(getHelpCenter), providesTags: ['HelpCenter' as const] }),
    putHelpCenter: build.mutation({ ...callOf(putHelpCenter), invalidatesTags: ['HelpCenter'] }),
  }),
})
