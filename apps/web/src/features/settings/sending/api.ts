import {
  deleteSuppression,
  getAcknowledgement,
  getSendingRules,
  listDeliveries,
  listSuppressions,
  putAcknowledgement,
  putSendingRules,
} from '../../../contract/mailboxes/sending.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export const sendingApi = api.injectEndpoints({
  endpoints: (build) => ({
    getSendingRules: build.query({ ...callOf(getSendingRules), providesTags: ['SendingRules'] }),
    putSendingRules: build.mutation({
      ...callOf(putSendingRules),
      invalidatesTags: ['SendingRules', 'Account'],
    }),
    listDeliveries: build.infiniteQuery({ ...pagesOf(listDeliveries), providesTags: ['Message'] }),
    listSuppressions: build.infiniteQuery({ ...pagesOf(listSuppressions), providesTags: ['Suppression'] }),
    deleteSuppression: build.mutation({ ...callOf(deleteSuppression), invalidatesTags: ['Suppression'] }),
    getAcknowledgement: build.query({
      ...callOf(getAcknowledgement),
      providesTags: (_result, _error, { params }) => [
        { type: 'Mailbox', id: `acknowledgement ${params.id}` },
      ],
    }),
    putAcknowledgement: build.mutation({
      ...callOf(putAcknowledgement),
      invalidatesTags: (_result, _error, { params }) => [
        { type: 'Mailbox', id: `acknowledgement ${params.id}` },
      ],
    }),
  }),
})
