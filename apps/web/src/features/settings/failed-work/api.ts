import { deleteFailedJob, listFailedJobs, retryFailedJob } from '../../../contract/organization/settings.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export const { useListFailedJobsInfiniteQuery, useRetryFailedJobMutation, useDeleteFailedJobMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      listFailedJobs: build.infiniteQuery({ ...pagesOf(listFailedJobs), providesTags: ['FailedJob'] }),
      retryFailedJob: build.mutation({ ...callOf(retryFailedJob), invalidatesTags: ['FailedJob'] }),
      deleteFailedJob: build.mutation({ ...callOf(deleteFailedJob), invalidatesTags: ['FailedJob'] }),
    }),
  })
