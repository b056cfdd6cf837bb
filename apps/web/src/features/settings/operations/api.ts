import type { z } from 'zod'
import {
  type errorBudget,
  type errorGroup,
  type figureMinute,
  getFigures,
  getUptime,
  listErrorGroups,
  type part,
  putErrorState,
} from '../../../contract/organization/installation.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Part = z.output<typeof part>
export type ErrorBudget = z.output<typeof errorBudget>
export type FigureMinute = z.output<typeof figureMinute>
export type ErrorGroup = z.output<typeof errorGroup>
export type Figures = z.output<NonNullable<typeof getFigures.response>>

export const {
  useGetUptimeQuery,
  useGetFiguresQuery,
  useListErrorGroupsInfiniteQuery,
  usePutErrorStateMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    getUptime: build.query({ ...callOf(getUptime), providesTags: ['Operations'] }),
    getFigures: build.query({ ...callOf(getFigures), providesTags: ['Operations'] }),
    listErrorGroups: build.infiniteQuery({ ...pagesOf(listErrorGroups), providesTags: ['ErrorGroup'] }),
    putErrorState: build.mutation({ ...callOf(putErrorState), invalidatesTags: ['ErrorGroup'] }),
  }),
})
