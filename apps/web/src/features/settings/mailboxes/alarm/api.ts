import type { z } from 'zod'
import {
  deleteAlarmWebhook,
  getAlarmWebhook,
  putAlarmWebhook,
  testAlarmWebhook,
} from '../../../../contract/mailboxes/mailbox-settings.ts'
import { api } from '../../../../store/api.ts'
import { callOf } from '../../../../store/from-contract.ts'

export type AlarmResult = NonNullable<z.output<(typeof getAlarmWebhook)['response']>['lastResult']>

export const alarmApi = api.injectEndpoints({
  endpoints: (build) => ({
    getAlarmWebhook: build.query({ ...callOf(getAlarmWebhook), providesTags: ['Mailbox'] }),
    putAlarmWebhook: build.mutation({ ...callOf(putAlarmWebhook), invalidatesTags: ['Mailbox'] }),
    testAlarmWebhook: build.mutation({ ...callOf(testAlarmWebhook), invalidatesTags: ['Mailbox'] }),
    deleteAlarmWebhook: build.mutation({ ...callOf(deleteAlarmWebhook), invalidatesTags: ['Mailbox'] }),
  }),
})
