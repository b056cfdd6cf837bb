import type { ResponseOf } from '../../contract/contract.ts'
import { getCsatQuestion, putCsatAnswer } from '../../contract/service/csat.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export type Question = ResponseOf<typeof getCsatQuestion>

export const questionApi = api.injectEndpoints({
  endpoints: (build) => ({
    getCsatQuestion: build.query({ ...callOf(getCsatQuestion) }),
    putCsatAnswer: build.mutation({ ...callOf(putCsatAnswer) }),
  }),
})
