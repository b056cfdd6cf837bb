import type { z } from 'zod'
import {
  type businessCalendar,
  createCalendar,
  createSlaPolicy,
  deleteCalendar,
  deleteSlaPolicy,
  listCalendars,
  listSlaPolicies,
  putCalendar,
  putSlaPolicy,
  putSlaPolicyOrder,
  type slaPolicy,
} from '../../../contract/service/sla.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

export type SlaPolicy = z.output<typeof slaPolicy>
export type BusinessCalendar = z.output<typeof businessCalendar>

export const slaSettingsApi = api.injectEndpoints({
  endpoints: (build) => ({
    listSlaPolicies: build.query({ ...callOf(listSlaPolicies), providesTags: ['Sla'] }),
    createSlaPolicy: build.mutation({ ...callOf(createSlaPolicy), invalidatesTags: ['Sla'] }),
    putSlaPolicy: build.mutation({ ...callOf(putSlaPolicy), invalidatesTags: ['Sla'] }),
    deleteSlaPolicy: build.mutation({ ...callOf(deleteSlaPolicy), invalidatesTags: ['Sla'] }),
    putSlaPolicyOrder: build.mutation({ ...callOf(putSlaPolicyOrder), invalidatesTags: ['Sla'] }),
    listCalendars: build.query({ ...callOf(listCalendars), providesTags: ['Sla'] }),
    createCalendar: build.mutation({ ...callOf(createCalendar), invalidatesTags: ['Sla'] }),
    putCalendar: build.mutation({ ...callOf(putCalendar), invalidatesTags: ['Sla'] }),
    deleteCalendar: build.mutation({ ...callOf(deleteCalendar), invalidatesTags: ['Sla'] }),
  }),
})

/** There are at most a hundred of each. */
export const whole = { query: { limit: 100 } }
