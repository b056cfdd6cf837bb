import type { ResponseOf } from '../../contract/contract.ts'
import { getDailyReport } from '../../contract/records/reports.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export type Report = ResponseOf<typeof getDailyReport>
export type Figures = Report['total']
export type By = 'team' | 'mailbox' | 'member' | 'category' | 'channel'

export const { useGetDailyReportQuery } = api.injectEndpoints({
  endpoints: (build) => ({ getDailyReport: build.query(callOf(getDailyReport)) }),
})
