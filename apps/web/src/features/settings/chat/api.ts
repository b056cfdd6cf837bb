import {
  createChatWidget,
  createChatWidgetSecret,
  deleteChatWidget,
  listChatWidgets,
  putChatWidget,
} from '../../../contract/channels/widgets.ts'
import type { ResponseOf } from '../../../contract/contract.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

export type Widget = ResponseOf<typeof listChatWidgets>['items'][number]

export const chatApi = api.injectEndpoints({
  endpoints: (build) => {
    const changes = { invalidatesTags: ['ChatWidget' as const] }
    return {
      listChatWidgets: build.query({ ...callOf(listChatWidgets), providesTags: ['ChatWidget' as const] }),
      createChatWidget: build.mutation({ ...callOf(createChatWidget), ...changes }),
      putChatWidget: build.mutation({ ...callOf(putChatWidget), ...changes }),
      deleteChatWidget: build.mutation({ ...callOf(deleteChatWidget), ...changes }),
      createChatWidgetSecret: build.mutation({ ...callOf(createChatWidgetSecret), ...changes }),
    }
  },
})
