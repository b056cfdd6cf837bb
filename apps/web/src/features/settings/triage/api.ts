import { createBacklogRun, listBacklogRuns, putBacklogRun } from '../../../contract/assistant/backlog-runs.ts'
import {
  createTraining,
  createTrainingExamples,
  getClassifier,
  getTriageRules,
  listClassifierVersions,
  putActiveVersion,
  putTriageRules,
} from '../../../contract/assistant/triage.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'
import { requestOf } from '../../../store/request.ts'

export type ImportInput = { file: File; createCategories: boolean }

export const triageApi = api.injectEndpoints({
  endpoints: (build) => ({
    getClassifier: build.query({ ...callOf(getClassifier), providesTags: ['Classifier'] }),
    listClassifierVersions: build.infiniteQuery({
      ...pagesOf(listClassifierVersions),
      providesTags: ['Classifier'],
    }),
    createTraining: build.mutation({ ...callOf(createTraining), invalidatesTags: ['Classifier'] }),
    putActiveVersion: build.mutation({ ...callOf(putActiveVersion), invalidatesTags: ['Classifier'] }),
    importExamples: build.mutation({
      transformResponse: callOf(createTrainingExamples).transformResponse,
      // The file is sent as it is, line by line read on the other side.
      query: ({ file, createCategories }: ImportInput) => ({
        ...requestOf(createTrainingExamples, { query: { createCategories }, body: file }),
        headers: { 'content-type': 'application/x-ndjson' },
      }),
      invalidatesTags: ['Classifier', 'Category'],
    }),
    getTriageRules: build.query({ ...callOf(getTriageRules), providesTags: ['Classifier'] }),
    putTriageRules: build.mutation({ ...callOf(putTriageRules), invalidatesTags: ['Classifier'] }),
    listBacklogRuns: build.infiniteQuery({ ...pagesOf(listBacklogRuns), providesTags: ['Classifier'] }),
    createBacklogRun: build.mutation({ ...callOf(createBacklogRun), invalidatesTags: ['Classifier'] }),
    putBacklogRun: build.mutation({ ...callOf(putBacklogRun), invalidatesTags: ['Classifier'] }),
  }),
})

export type Classifier = NonNullable<ReturnType<typeof triageApi.useGetClassifierQuery>['data']>
export type BacklogRun = NonNullable<
  ReturnType<typeof triageApi.useListBacklogRunsInfiniteQuery>['data']
>['pages'][number]['items'][number]
