import type { ResponseOf } from '../../../contract/contract.ts'
import {
  getCsatFigures,
  getCsatSettings,
  listConversationCsat,
  listCsatAnswers,
  putCsatSettings,
} from '../../../contract/service/csat.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type CsatSettings = ResponseOf<typeof getCsatSettings>

export const csatApi = api.injectEndpoints({
  endpoints: (build) => {
    const shows = { providesTags: ['Csat' as const] }
    return {
      getCsatSettings: build.query({ ...callOf(getCsatSettings), ...shows }),
      putCsatSettings: build.mutation({ ...callOf(putCsatSettings), invalidatesTags: ['Csat'] }),
      getCsatFigures: build.query({ ...callOf(getCsatFigures), ...shows }),
      listCsatAnswers: build.infiniteQuery({ ...pagesOf(listCsatAnswers), ...shows }),
      listConversationCsat: build.query({ ...callOf(listConversationCsat), ...shows }),
    }
  },
})
