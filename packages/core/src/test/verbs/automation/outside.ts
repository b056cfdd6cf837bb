import { addCaseNote, setCaseState } from '../../../compliance/change.ts'
import { createComplianceCase } from '../../../compliance/create.ts'
import { exportComplianceCase } from '../../../compliance/export.ts'
import { listComplianceCases, readComplianceCase } from '../../../compliance/read.ts'
import { verifyComplianceCase, verifyComplianceRecord } from '../../../compliance/verify.ts'
import { listCsatAnswers, readCsatFigures } from '../../../csat/list.ts'
import { changeCsatSettings, readCsatSettings } from '../../../csat/settings.ts'
import { changeHelpCenter, readHelpCenter } from '../../../help-center/settings.ts'
import { callEndpoint } from '../../../webhooks/call.ts'
import {
  listWebhookDeliveries,
  readWebhookDelivery,
  replayWebhookDelivery,
  testEndpoint,
} from '../../../webhooks/deliveries.ts'
import {
  changeEndpoint,
  createEndpoint,
  listEndpoints,
  removeEndpoint,
  rotateEndpointSecret,
} from '../../../webhooks/endpoints.ts'
import {
  changeIncomingWebhook,
  createIncomingWebhook,
  listIncomingCalls,
  listIncomingWebhooks,
  removeIncomingWebhook,
  rotateIncomingSecret,
} from '../../../webhooks/incoming/hooks.ts'
import { endpointInput, hookInput } from '../../outside.ts'
import type { Verb } from '../verb.ts'

const csat = {
  enabled: true,
  samplePercent: 50,
  cooldownDays: 1,
  delayMinutes: 1,
  validDays: 1,
  question: '',
}

const reading = { least: 'admin', audit: null } as const
const helpCenter = { enabled: true, title: 'Help', color: '#123abc', formEnabled: true, mailboxId: null }
const unnamed = { least: 'admin', named: false } as const

/** Verbs about webhooks, compliance cases and what customers say. */
export const outside: Verb[] = [
  { name: 'listEndpoints', ...unnamed, audit: null, run: listEndpoints },
  {
    name: 'createEndpoint',
    ...unnamed,
    audit: 'webhook_endpoint.create',
    run: (ctx) => createEndpoint(ctx, endpointInput),
  },
  {
    name: 'changeEndpoint',
    least: 'admin',
    audit: 'webhook_endpoint.change',
    run: (ctx, ids) => changeEndpoint(ctx, { ...endpointInput, id: ids.endpoint, state: 'paused' }),
  },
  {
    name: 'rotateEndpointSecret',
    least: 'admin',
    audit: 'webhook_endpoint.rotate_secret',
    run: (ctx, ids) => rotateEndpointSecret(ctx, ids.endpoint),
  },
  {
    name: 'removeEndpoint',
    least: 'admin',
    audit: 'webhook_endpoint.remove',
    run: (ctx, ids) => removeEndpoint(ctx, ids.endpoint),
  },
  {
    name: 'testEndpoint',
    least: 'admin',
    audit: 'webhook_endpoint.test',
    run: (ctx, ids) => testEndpoint(ctx, ids.endpoint),
  },
  {
    name: 'callEndpoint',
    least: 'admin',
    audit: 'webhook_endpoint.call',
    run: (ctx, ids) =>
      callEndpoint(ctx, {
        endpointId: ids.endpoint,
        conversationId: ids.conversation,
        title: 'x',
        text: 'x',
      }),
  },
  {
    name: 'listWebhookDeliveries',
    ...reading,
    run: (ctx, ids) => listWebhookDeliveries(ctx, { id: ids.endpoint, limit: 10 }),
  },
  {
    name: 'readWebhookDelivery',
    ...reading,
    run: (ctx, ids) => readWebhookDelivery(ctx, ids.webhookDelivery),
  },
  {
    name: 'replayWebhookDelivery',
    least: 'admin',
    audit: 'webhook_delivery.replay',
    run: (ctx, ids) => replayWebhookDelivery(ctx, ids.webhookDelivery),
  },
  { name: 'listIncomingWebhooks', ...unnamed, audit: null, run: listIncomingWebhooks },
  {
    name: 'createIncomingWebhook',
    ...unnamed,
    audit: 'incoming_webhook.create',
    run: (ctx) => createIncomingWebhook(ctx, hookInput),
  },
  {
    name: 'changeIncomingWebhook',
    least: 'admin',
    audit: 'incoming_webhook.change',
    run: (ctx, ids) => changeIncomingWebhook(ctx, { ...hookInput, id: ids.hook, enabled: false }),
  },
  {
    name: 'rotateIncomingSecret',
    least: 'admin',
    audit: 'incoming_webhook.rotate_secret',
    run: (ctx, ids) => rotateIncomingSecret(ctx, ids.hook),
  },
  {
    name: 'removeIncomingWebhook',
    least: 'admin',
    audit: 'incoming_webhook.remove',
    run: (ctx, ids) => removeIncomingWebhook(ctx, ids.hook),
  },
  {
    name: 'listIncomingCalls',
    ...reading,
    run: (ctx, ids) => listIncomingCalls(ctx, { id: ids.hook, limit: 10 }),
  },
  {
    name: 'listComplianceCases',
    ...unnamed,
    audit: null,
    run: (ctx) => listComplianceCases(ctx, { limit: 10 }),
  },
  {
    name: 'createComplianceCase',
    least: 'admin',
    audit: 'compliance_case.opened',
    run: (ctx, ids) =>
      createComplianceCase(ctx, { conversationId: ids.other, severity: 'high', reason: 'x' }),
  },
  {
    name: 'readComplianceCase',
    ...reading,
    run: (ctx, ids) => readComplianceCase(ctx, ids.complianceCase),
  },
  {
    name: 'setCaseState',
    least: 'admin',
    audit: 'compliance_case.state',
    run: (ctx, ids) => setCaseState(ctx, { id: ids.complianceCase, state: 'investigating', reason: '' }),
  },
  {
    name: 'addCaseNote',
    least: 'admin',
    audit: 'compliance_case.note',
    run: (ctx, ids) => addCaseNote(ctx, { id: ids.complianceCase, text: 'x' }),
  },
  {
    name: 'exportComplianceCase',
    least: 'admin',
    audit: 'compliance_case.export',
    run: (ctx, ids) => exportComplianceCase(ctx, { id: ids.complianceCase, format: 'csv' }),
  },
  {
    name: 'verifyComplianceCase',
    ...reading,
    run: (ctx, ids) => verifyComplianceCase(ctx, ids.complianceCase),
  },
  { name: 'verifyComplianceRecord', ...unnamed, audit: null, run: verifyComplianceRecord },
  { name: 'readHelpCenter', ...unnamed, audit: null, run: readHelpCenter },
  {
    name: 'changeHelpCenter',
    ...unnamed,
    audit: 'help_center.settings',
    run: (ctx) => changeHelpCenter(ctx, helpCenter),
  },
  { name: 'readCsatSettings', ...unnamed, audit: null, run: readCsatSettings },
  {
    name: 'changeCsatSettings',
    ...unnamed,
    audit: 'csat.settings',
    run: (ctx) => changeCsatSettings(ctx, csat),
  },
  {
    name: 'listCsatAnswers',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => listCsatAnswers(ctx, { conversation: ids.conversation, limit: 10 }),
  },
  {
    name: 'readCsatFigures',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => readCsatFigures(ctx, { days: 30 }),
  },
]
