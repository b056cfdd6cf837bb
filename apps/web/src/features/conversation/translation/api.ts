import { createTranslation } from '../../../contract/conversations/drafting.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

export const translationApi = api.injectEndpoints({
  endpoints: (build) => ({ createTranslation: build.mutation({ ...callOf(createTranslation) }) }),
})
