import type { ResponseOf } from '../../contract/contract.ts'
import {
  createComplianceCase,
  createComplianceExport,
  createComplianceNote,
  getCaseVerification,
  getComplianceCase,
  getComplianceVerification,
  listComplianceCases,
  putComplianceCaseState,
} from '../../contract/service/compliance.ts'
import { api } from '../../store/api.ts'
import { callOf, pagesOf } from '../../store/from-contract.ts'

export type Case = ResponseOf<typeof listComplianceCases>['items'][number]
export type CaseDetail = ResponseOf<typeof getComplianceCase>
export type Entry = CaseDetail['entries'][number]
export type Verification = ResponseOf<typeof getComplianceVerification>

export const complianceApi = api.injectEndpoints({
  endpoints: (build) => {
    const changes = { invalidatesTags: ['ComplianceCase' as const] }
    const shows = { providesTags: ['ComplianceCase' as const] }
    return {
      listComplianceCases: build.infiniteQuery({ ...pagesOf(listComplianceCases), ...shows }),
      listOpenCases: build.query({ ...callOf(listComplianceCases), ...shows }),
      getComplianceCase: build.query({ ...callOf(getComplianceCase), ...shows }),
      createComplianceCase: build.mutation({ ...callOf(createComplianceCase), ...changes }),
      putComplianceCaseState: build.mutation({ ...callOf(putComplianceCaseState), ...changes }),
      createComplianceNote: build.mutation({ ...callOf(createComplianceNote), ...changes }),
      getCaseVerification: build.query({ ...callOf(getCaseVerification) }),
      getComplianceVerification: build.query({ ...callOf(getComplianceVerification) }),
      createComplianceExport: build.mutation<string, { id: string; format: 'json' | 'csv' }>({
        query: ({ id, format }) => ({
          url: createComplianceExport.path.replace('{id}', id),
          method: createComplianceExport.method,
          body: { format },
          responseHandler: 'text',
          signedIn: true,
        }),
        ...changes,
      }),
    }
  },
})
