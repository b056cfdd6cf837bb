import type { z } from 'zod'
import {
  createReplay,
  createReplayCancellation,
  createReplayEstimate,
  createReplaySet,
  deleteReplaySet,
  getReplay,
  listReplayResults,
  listReplaySets,
  listReplays,
  type replay,
  type replayResult,
  type replaySet,
} from '../../contract/automation/replays.ts'
import { api } from '../../store/api.ts'
import { callOf, pagesOf } from '../../store/from-contract.ts'

export type Replay = z.output<typeof replay>
export type ReplayResult = z.output<typeof replayResult>
export type ReplaySet = z.output<typeof replaySet>
export type ReplayBody = z.input<typeof createReplay.body>
/** What is tried. */
export type Subject = ReplayBody['subject']
export type Over = ReplayBody['over']

const changes = { invalidatesTags: ['Replay' as const] }
const shown = { providesTags: ['Replay' as const] }

export const replaysApi = api.injectEndpoints({
  endpoints: (build) => ({
    estimateReplay: build.query({ ...callOf(createReplayEstimate), keepUnusedDataFor: 0 }),
    startReplay: build.mutation({ ...callOf(createReplay), ...changes }),
    cancelReplay: build.mutation({ ...callOf(createReplayCancellation), ...changes }),
    listReplays: build.infiniteQuery({ ...pagesOf(listReplays), ...shown }),
    getReplay: build.query({ ...callOf(getReplay), ...shown }),
    listReplayResults: build.infiniteQuery({ ...pagesOf(listReplayResults), ...shown }),
    listReplaySets: build.infiniteQuery({ ...pagesOf(listReplaySets), ...shown }),
    createReplaySet: build.mutation({ ...callOf(createReplaySet), ...changes }),
    deleteReplaySet: build.mutation({ ...callOf(deleteReplaySet), ...changes }),
  }),
})
