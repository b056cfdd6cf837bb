import type { ResponseOf } from '../../../contract/contract.ts'
import { listAuditEntries } from '../../../contract/organization/account.ts'
import { api } from '../../../store/api.ts'
import { pagesOf } from '../../../store/from-contract.ts'

export type AuditEntry = ResponseOf<typeof listAuditEntries>['items'][number]

export const { useListAuditEntriesInfiniteQuery } = api.injectEndpoints({
  endpoints: (build) => ({
    listAuditEntries: build.infiniteQuery({ ...pagesOf(listAuditEntries), providesTags: ['AuditEntry'] }),
  }),
})
