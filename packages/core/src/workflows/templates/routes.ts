import { act, is, type Template } from './template.ts'

const onlyNew = { on: 'classified', with: { onlyNew: true } }
const wanted = is('conversation.spam', 'is_false')

/** Below the organization's threshold a draft is offered as well, and a person decides about it. */
const draft = {
  if: is('classification.sure', 'is_true'),
  yes: [act('request_draft')],
  no: [act('request_draft', { held: true })],
}

/** The three ways a message takes. Nothing else asks for drafts, next steps or cases when a message comes in. */
export const routes: Template[] = [
  {
    key: 'route_informational',
    name: 'Route: informational',
    group: 'Routes',
    description:
      'A question is answered from the knowledge. Where the assistant is not sure what it is about, a person decides about the draft.',
    whenOff: 'No drafts and no next steps are offered for questions that come in.',
    definition: {
      trigger: onlyNew,
      conditions: { all: [is('classification.route', 'is', 'informational'), wanted] },
      steps: [draft, act('propose_next_steps')],
    },
  },
  {
    key: 'route_service_action',
    name: 'Route: service action',
    group: 'Routes',
    description:
      'Something is to be done for the customer: the next steps are proposed as filled templates and wait for approval, beside a draft.',
    whenOff: 'No next steps and no drafts are offered where customers want something done.',
    definition: {
      trigger: onlyNew,
      conditions: { all: [is('classification.route', 'is', 'service_action'), wanted] },
      steps: [act('propose_next_steps'), draft],
    },
  },
  {
    key: 'route_safety_compliance',
    name: 'Route: safety and compliance',
    group: 'Routes',
    description:
      'A matter of safety or law becomes a compliance case with the deadline of its severity, and a person decides about the draft.',
    whenOff:
      'No compliance cases are opened and no deadlines are set for matters of safety and law, and no drafts are offered for them.',
    definition: {
      trigger: onlyNew,
      conditions: { all: [is('classification.route', 'is', 'safety_compliance'), wanted] },
      steps: [
        act('create_compliance_case', { reason: 'The message was judged to be about safety or compliance' }),
        act('request_draft', { held: true }),
      ],
    },
  },
]
