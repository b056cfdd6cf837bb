import {
  createIncomingSecret,
  createIncomingWebhook,
  deleteIncomingWebhook,
  listIncomingCalls,
  listIncomingWebhooks,
  putIncomingWebhook,
} from '../../../contract/automation/incoming-webhooks.ts'
import {
  createEndpointSecret,
  createEndpointTest,
  createWebhookEndpoint,
  createWebhookReplay,
  deleteWebhookEndpoint,
  getWebhookDelivery,
  listWebhookDeliveries,
  listWebhookEndpoints,
  putWebhookEndpoint,
} from '../../../contract/automation/webhooks.ts'
import type { ResponseOf } from '../../../contract/contract.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Endpoint = ResponseOf<typeof listWebhookEndpoints>['items'][number]
export type Delivery = ResponseOf<typeof listWebhookDeliveries>['items'][number]
export type DeliveryDetail = ResponseOf<typeof getWebhookDelivery>
export type Hook = ResponseOf<typeof listIncomingWebhooks>['items'][number]
export type HookCall = ResponseOf<typeof listIncomingCalls>['items'][number]

export const webhooksApi = api.injectEndpoints({
  endpoints: (build) => {
    const changes = { invalidatesTags: ['Webhook' as const] }
    const shows = { providesTags: ['Webhook' as const] }
    return {
      listWebhookEndpoints: build.query({ ...callOf(listWebhookEndpoints), ...shows }),
      createWebhookEndpoint: build.mutation({ ...callOf(createWebhookEndpoint), ...changes }),
      putWebhookEndpoint: build.mutation({ ...callOf(putWebhookEndpoint), ...changes }),
      deleteWebhookEndpoint: build.mutation({ ...callOf(deleteWebhookEndpoint), ...changes }),
      createEndpointSecret: build.mutation({ ...callOf(createEndpointSecret), ...changes }),
      createEndpointTest: build.mutation({ ...callOf(createEndpointTest), ...changes }),
      listWebhookDeliveries: build.infiniteQuery({ ...pagesOf(listWebhookDeliveries), ...shows }),
      getWebhookDelivery: build.query({ ...callOf(getWebhookDelivery), ...shows }),
      createWebhookReplay: build.mutation({ ...callOf(createWebhookReplay), ...changes }),
      listIncomingWebhooks: build.query({ ...callOf(listIncomingWebhooks), ...shows }),
      createIncomingWebhook: build.mutation({ ...callOf(createIncomingWebhook), ...changes }),
      putIncomingWebhook: build.mutation({ ...callOf(putIncomingWebhook), ...changes }),
      deleteIncomingWebhook: build.mutation({ ...callOf(deleteIncomingWebhook), ...changes }),
      createIncomingSecret: build.mutation({ ...callOf(createIncomingSecret), ...changes }),
      listIncomingCalls: build.infiniteQuery({ ...pagesOf(listIncomingCalls), ...shows }),
    }
  },
})
