import { getClassQuality, getPerformance } from '../../../contract/assistant/quality.ts'
import type { ResponseOf } from '../../../contract/contract.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

export type Performance = ResponseOf<typeof getPerformance>
export type Week = Performance['weeks'][number]
export type ClassQuality = ResponseOf<typeof getClassQuality>
export type Levels = NonNullable<ClassQuality['heldOut']>
export type Classes = Levels['categories']
export type Label = Classes['classes'][number]['label']
export type Share = Performance['overall']['accuracy']

export const qualityApi = api.injectEndpoints({
  endpoints: (build) => ({
    getPerformance: build.query({ ...callOf(getPerformance), providesTags: ['Classifier'] }),
    getClassQuality: build.query({ ...callOf(getClassQuality), providesTags: ['Classifier'] }),
  }),
})
