import type { z } from 'zod'
import {
  createCustomField,
  type customField,
  deleteCustomField,
  listCustomFields,
  putCustomField,
  putCustomFieldOrder,
} from '../../../contract/records/custom-fields.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

export type CustomField = z.output<typeof customField>

const own = { invalidatesTags: ['CustomField' as const, 'Workflow' as const] }

export const customFieldsApi = api.injectEndpoints({
  endpoints: (build) => ({
    listCustomFields: build.query({ ...callOf(listCustomFields), providesTags: ['CustomField'] }),
    createCustomField: build.mutation({ ...callOf(createCustomField), ...own }),
    putCustomField: build.mutation({ ...callOf(putCustomField), ...own }),
    archiveCustomField: build.mutation({ ...callOf(deleteCustomField), ...own }),
    putCustomFieldOrder: build.mutation({ ...callOf(putCustomFieldOrder), ...own }),
  }),
})
