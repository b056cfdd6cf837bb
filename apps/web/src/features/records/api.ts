import type { z } from 'zod'
import { deleteFollower, listFollowers, putFollower } from '../../contract/conversations/followers.ts'
import {
  type company,
  createCompany,
  deleteCompany,
  getCompany,
  listCompanies,
  putCompany,
  putContactCompany,
} from '../../contract/records/companies.ts'
import {
  type fieldValues,
  getCompanyFields,
  getContactFields,
  getConversationFields,
  putCompanyFields,
  putContactFields,
  putConversationFields,
} from '../../contract/records/custom-fields.ts'
import { api } from '../../store/api.ts'
import { callOf, pagesOf } from '../../store/from-contract.ts'

export type Company = z.output<typeof company>
export type FieldValue = z.output<typeof fieldValues>['items'][number]
export type Value = FieldValue['value']

type About = { params: { id: string } }
const fieldsOf = (_result: unknown, _error: unknown, { params }: About) => [
  { type: 'CustomField' as const, id: params.id },
]
/** The list of what one follows is another one then. */
const followedOf = (_result: unknown, _error: unknown, { params }: About) => [
  { type: 'Follower' as const, id: params.id },
  { type: 'Conversation' as const, id: 'LIST' },
]
const followersOf = (_result: unknown, _error: unknown, { params }: About) => [
  { type: 'Follower' as const, id: params.id },
]
const people = ['Company', 'Contact', { type: 'Conversation', id: 'LIST' }] as const

export const recordsApi = api.injectEndpoints({
  endpoints: (build) => ({
    conversationFields: build.query({ ...callOf(getConversationFields), providesTags: fieldsOf }),
    contactFields: build.query({ ...callOf(getContactFields), providesTags: fieldsOf }),
    companyFields: build.query({ ...callOf(getCompanyFields), providesTags: fieldsOf }),
    putConversationFields: build.mutation({ ...callOf(putConversationFields), invalidatesTags: fieldsOf }),
    putContactFields: build.mutation({ ...callOf(putContactFields), invalidatesTags: fieldsOf }),
    putCompanyFields: build.mutation({ ...callOf(putCompanyFields), invalidatesTags: fieldsOf }),
    followers: build.query({ ...callOf(listFollowers), providesTags: followersOf }),
    follow: build.mutation({ ...callOf(putFollower), invalidatesTags: followedOf }),
    unfollow: build.mutation({ ...callOf(deleteFollower), invalidatesTags: followedOf }),
    listCompanies: build.infiniteQuery({ ...pagesOf(listCompanies), providesTags: ['Company'] }),
    findCompanies: build.query({ ...callOf(listCompanies), providesTags: ['Company'] }),
    getCompany: build.query({ ...callOf(getCompany), providesTags: ['Company'] }),
    createCompany: build.mutation({ ...callOf(createCompany), invalidatesTags: [...people] }),
    putCompany: build.mutation({ ...callOf(putCompany), invalidatesTags: [...people] }),
    deleteCompany: build.mutation({ ...callOf(deleteCompany), invalidatesTags: [...people] }),
    putContactCompany: build.mutation({ ...callOf(putContactCompany), invalidatesTags: [...people] }),
  }),
})
