import type { z } from 'zod'
import { listSchedules, type queue, type schedule } from '../../../contract/organization/schedules.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

export type WorkQueue = z.output<typeof queue>
export type Schedule = z.output<typeof schedule>

export const { useListSchedulesQuery } = api.injectEndpoints({
  endpoints: (build) => ({
    listSchedules: build.query({ ...callOf(listSchedules), providesTags: ['Schedule'] }),
  }),
})
